/** Stand-in for the HTML page of a node's view. */
package org.knime.core.webui.page;
