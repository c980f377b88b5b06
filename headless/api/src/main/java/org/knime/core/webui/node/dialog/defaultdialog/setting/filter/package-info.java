/** Stand-in for how a filter of names chooses. */
package org.knime.core.webui.node.dialog.defaultdialog.setting.filter;
