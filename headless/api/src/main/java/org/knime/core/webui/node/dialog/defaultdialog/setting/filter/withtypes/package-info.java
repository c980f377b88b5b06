/** Stand-in for how a filter of names that have types chooses. */
package org.knime.core.webui.node.dialog.defaultdialog.setting.filter.withtypes;
