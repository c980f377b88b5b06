/**
 * What a command of the command line is. Start with {@link org.screlapse.headless.command.Command};
 * {@link org.screlapse.headless.cli.Main} finds the commands and runs the one that is asked for.
 */
package org.screlapse.headless.command;
