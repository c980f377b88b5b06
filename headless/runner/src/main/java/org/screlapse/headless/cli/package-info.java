/**
 * The command line: {@link org.screlapse.headless.cli.Main} and its sub-commands, and the arguments of KNIME's batch
 * application ({@link org.screlapse.headless.cli.BatchArguments}).
 */
package org.screlapse.headless.cli;
