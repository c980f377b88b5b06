/**
 * Stand-in for file choosers. A field of type
 * {@link org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection} with a
 * {@link org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileReaderWidget} or
 * {@link org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileWriterWidget} holds a file of any of KNIME's
 * file systems; {@code org.knime.filehandling.core.connections} turns it into a path.
 */
package org.knime.core.webui.node.dialog.defaultdialog.internal.file;
