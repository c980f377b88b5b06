package org.screlapse.knime.node.writer;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileWriterWidget;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.Label;
import org.screlapse.engine.io.SingleCellWriter;
import org.screlapse.knime.file.OutputFile;

/** The dialog of <i>Single-Cell Writer</i>. */
@SuppressWarnings("restriction")
final class SingleCellWriterNodeParameters implements NodeParameters {

    /** Formats; the names are stored in workflows. */
    enum Format {
        @Label(value = "AnnData (.h5ad)", description = "Everything: counts, annotations, embeddings and graphs.")
        H5AD(SingleCellWriter.Format.H5AD), //
        @Label(value = "10x Genomics HDF5 (.h5)", description = "Counts and the annotations of the genes.")
        TENX_HDF5(SingleCellWriter.Format.TENX_HDF5), //
        @Label(value = "10x Genomics matrix folder", description = "A folder with <tt>matrix.mtx.gz</tt>,"
            + " <tt>features.tsv.gz</tt> and <tt>barcodes.tsv.gz</tt>: counts and the names of cells and genes.")
        TENX_MATRIX(SingleCellWriter.Format.TENX_MATRIX), //
        @Label(value = "Cell table (.csv)", description = "The annotations of the cells only.")
        CELL_TABLE(SingleCellWriter.Format.CELL_TABLE);

        private final SingleCellWriter.Format format;

        Format(SingleCellWriter.Format format) {
            this.format = format;
        }
    }

    @Widget(title = "File", description = "The file to write; for a 10x Genomics matrix folder, the folder to make.")
    @FileWriterWidget
    FileSelection file = new FileSelection();

    @Widget(title = "Format", description = "How the file is written.")
    Format format = Format.H5AD;

    @Widget(title = "Create missing folders",
        description = "Makes the folder of the file if it is not there; otherwise" + " the node fails.")
    boolean createFolders = true;

    @Widget(title = "Overwrite", description = "Replaces a file of this name, or a folder with a 10x Genomics matrix"
        + " and nothing else; otherwise the node fails if there is one.")
    boolean overwrite;

    void requireFile() throws InvalidSettingsException {
        if (file.getFSLocation().getPath().isBlank()) {
            throw new InvalidSettingsException("Choose the file to write.");
        }
    }

    OutputFile file() {
        return new OutputFile(file.getFSLocation(), createFolders, overwrite);
    }

    SingleCellWriter writer() {
        return SingleCellWriter.withDefaults().withFormat(format.format).withOverwrite(overwrite);
    }
}
