/** The nodes, a package each: a factory with the description, ports, configure and execute, and the parameters. */
package org.screlapse.knime.node;
