/** Stand-in for the limits that a number field has by its type. */
package org.knime.core.webui.node.dialog.defaultdialog.widget.updates;
