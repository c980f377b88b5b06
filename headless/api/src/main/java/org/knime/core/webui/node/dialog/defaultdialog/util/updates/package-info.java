/** Stand-in for the exception of computations in dialogs. */
package org.knime.core.webui.node.dialog.defaultdialog.util.updates;
