/**
 * Commands on files of single-cell data: {@link org.screlapse.headless.files.InfoCommand} prints what is inside,
 * {@link org.screlapse.headless.files.ConvertCommand} writes them in another format.
 */
package org.screlapse.headless.files;
