package org.screlapse.knime.node.reader;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileReaderWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.Label;
import org.screlapse.engine.io.SingleCellReader;

/** The dialog of <i>Single-Cell Reader</i>. */
@SuppressWarnings("restriction")
final class SingleCellReaderNodeParameters implements NodeParameters {

    @Section(title = "File")
    interface FileSection {
    }

    @Section(title = "Sample")
    @After(FileSection.class)
    interface SampleSection {
    }

    /** Formats the user can force; the names are stored in workflows. */
    enum Format {
        @Label(value = "Recognise from the content", description = "Right for nearly every file.")
        AUTOMATIC(""), //
        @Label(value = "10x Genomics HDF5", description = "A .h5 file written by Cell Ranger.")
        TENX_HDF5("10x-hdf5"), //
        @Label(value = "10x Genomics matrix folder",
            description = "matrix.mtx with barcodes and features (or genes), plain or gzipped.")
        TENX_MATRIX("10x-matrix"), //
        @Label(value = "AnnData", description = "A .h5ad file of AnnData or Scanpy, also those of CELLxGENE.")
        H5AD("h5ad"), //
        @Label(value = "Cell table", description = "A delimited text file with a row a cell and no genes.")
        CELL_TABLE("cell-table");

        private final String id;

        Format(String id) {
            this.id = id;
        }
    }

    /** Which matrix of an AnnData file holds the counts; the names are stored in workflows. */
    enum Counts {
        @Label(value = "Find the counts", description = "X if its values look like counts (whole and not negative); else"
            + " a layer named counts or raw_counts; else raw if that looks like counts; else X as it is.")
        AUTOMATIC, //
        @Label(value = "X", description = "The main matrix.")
        X, //
        @Label(value = "Raw", description = "The matrix that was set aside as raw. It may have more genes than the main"
            + " matrix.")
        RAW, //
        @Label(value = "Layer", description = "The layer named below.")
        LAYER;

        static final class Ref implements ParameterReference<Counts> {
        }

        static final class IsLayer implements EffectPredicateProvider {
            @Override
            public EffectPredicate init(PredicateInitializer i) {
                return i.getEnum(Ref.class).isOneOf(LAYER);
            }
        }
    }

    @Widget(title = "File", description = "The file to read. Of a 10x Genomics matrix folder, choose the file"
        + " <tt>matrix.mtx</tt> or <tt>matrix.mtx.gz</tt>.")
    @FileReaderWidget(fileExtensions = {"h5", "h5ad", "mtx", "mtx.gz", "csv", "tsv", "txt", "csv.gz", "tsv.gz", "txt.gz"})
    @Layout(FileSection.class)
    FileSelection file = new FileSelection();

    @Widget(title = "Format", description = "How the file is written. It is recognised from the content; force it only"
        + " if that fails.")
    @Layout(FileSection.class)
    @Advanced
    Format format = Format.AUTOMATIC;

    @Widget(title = "Counts", description = "Which matrix of an AnnData file (<tt>.h5ad</tt>) holds the counts. The others"
        + " are kept as layers if they have the same genes. Other files have only one.")
    @Layout(FileSection.class)
    @ValueReference(Counts.Ref.class)
    @Migrate(loadDefaultIfAbsent = true)
    Counts counts = Counts.AUTOMATIC;

    @Widget(title = "Layer of the counts", description = "Name of the layer that holds the counts, such as"
        + " <tt>counts</tt>.")
    @Layout(FileSection.class)
    @Effect(predicate = Counts.IsLayer.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    String countsLayer = "counts";

    @Widget(title = "Genome", description = "Which genome to take from a 10x Genomics file that holds several, such as"
        + " <tt>GRCh38</tt>. Leave empty if there is only one.")
    @Layout(FileSection.class)
    @Advanced
    String genome = "";

    @Widget(title = "Gene expression only", description = "Leaves out what a 10x Genomics file counts besides genes:"
        + " antibodies, CRISPR guides, peaks.")
    @Layout(FileSection.class)
    @Advanced
    boolean geneExpressionOnly = true;

    @Widget(title = "Sample", description = "Name of this sample, kept as annotation <tt>sample</tt> of its cells."
        + " Leave empty to attach none.")
    @Layout(SampleSection.class)
    String sample = "";

    @Widget(title = "Patient", description = "The patient whom this sample comes from, kept as annotation"
        + " <tt>patient</tt> of its cells. Leave empty to attach none.")
    @Layout(SampleSection.class)
    String patient = "";

    @Widget(title = "Timepoint", description = "When the sample was taken, such as <tt>diagnosis</tt> or"
        + " <tt>relapse</tt>, kept as annotation <tt>timepoint</tt> of its cells. Leave empty to attach none.")
    @Layout(SampleSection.class)
    String timepoint = "";

    void requireFile() throws InvalidSettingsException {
        if (location().getPath().isBlank()) {
            throw new InvalidSettingsException("Choose the file to read.");
        }
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (counts == Counts.LAYER && countsLayer.isBlank()) {
            throw new InvalidSettingsException("Name the layer that holds the counts.");
        }
    }

    FSLocation location() {
        return file.getFSLocation();
    }

    SingleCellReader reader() {
        SingleCellReader reader =
            SingleCellReader.withDefaults().withGenome(genome.strip()).withGeneExpressionOnly(geneExpressionOnly)
                .withCounts(chosenCounts());
        return format == Format.AUTOMATIC ? reader : reader.withFormat(SingleCellReader.format(format.id));
    }

    private String chosenCounts() {
        return switch (counts) {
            case AUTOMATIC -> "";
            case X -> "X";
            case RAW -> "raw";
            case LAYER -> "layer:" + countsLayer.strip();
        };
    }

    SampleLabels labels() {
        return new SampleLabels(sample, patient, timepoint);
    }
}
