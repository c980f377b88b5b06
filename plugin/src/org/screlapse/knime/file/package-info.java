/**
 * Files that a user chose in a dialog, on any of KNIME's file systems: {@link org.screlapse.knime.file.InputFile} to
 * read, {@link org.screlapse.knime.file.OutputFile} to write.
 */
package org.screlapse.knime.file;
