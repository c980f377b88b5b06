/**
 * The command line. Start with {@link org.screlapse.headless.cli.Main}, which the script {@code screlapse} calls;
 * {@link org.screlapse.headless.cli.RunCommand} takes the arguments of KNIME's batch application.
 */
package org.screlapse.headless.cli;
