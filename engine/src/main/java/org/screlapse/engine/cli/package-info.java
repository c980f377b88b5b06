/**
 * The command line of the engine: {@code info} prints what is inside files, {@code convert} writes them in another
 * format. Start with {@link org.screlapse.engine.cli.Main}; the script {@code screlapse} calls it.
 */
package org.screlapse.engine.cli;
