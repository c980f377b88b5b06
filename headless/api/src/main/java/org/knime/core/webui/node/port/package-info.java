/** Stand-in for the views of ports. */
package org.knime.core.webui.node.port;
