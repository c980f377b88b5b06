/** Stand-in for the parts of a filter of names. */
package org.knime.core.webui.node.dialog.defaultdialog.setting.filter.util;
