/** Stand-in for what views have in common. */
package org.knime.core.webui;
