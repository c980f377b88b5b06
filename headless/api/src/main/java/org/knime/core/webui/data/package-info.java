/** Stand-in for the data of pages. */
package org.knime.core.webui.data;
