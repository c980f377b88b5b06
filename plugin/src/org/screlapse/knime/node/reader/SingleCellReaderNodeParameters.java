package org.screlapse.knime.node.reader;

import java.util.Arrays;
import java.util.List;
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
    interface FileSection {}

    @Section(title = "Sample")
    @After(FileSection.class)
    interface SampleSection {}

    /** Formats the user can force; the names are stored in workflows. */
    enum Format {
        @Label(value = "Recognize from the content", description = "Right for nearly every file.")
        AUTOMATIC(""), //
        @Label(value = "10x Genomics HDF5", description = "A .h5 file written by Cell Ranger.")
        TENX_HDF5("10x-hdf5"), //
        @Label(value = "10x Genomics matrix folder",
            description = "matrix.mtx with barcodes and features (or genes), plain or gzipped, or a .zip, .tar or"
                + " .tar.gz of the folder.")
        TENX_MATRIX("10x-matrix"), //
        @Label(value = "AnnData", description = "A .h5ad file of AnnData or Scanpy, also those of CELLxGENE.")
        H5AD("h5ad"), //
        @Label(value = "MuData", description = "A .h5mu file of muon: several modalities of the same cells.")
        H5MU("h5mu"), //
        @Label(value = "Loom", description = "A .loom file of loompy, velocyto or Scanpy.")
        LOOM("loom"), //
        @Label(value = "Count table",
            description = "A delimited text file with all values: genes × cells, or cells ×" + " genes.")
        COUNT_TABLE("count-table"), //
        @Label(value = "Cell table", description = "A delimited text file with a row per cell and no genes.")
        CELL_TABLE("cell-table");

        private final String id;

        Format(String id) {
            this.id = id;
        }
    }

    /** Which way round a count table is; the names are stored in workflows. */
    enum Orientation {
        @Label(value = "Recognize from the names", description = "Right where the names of the genes or of the cells"
            + " look like such; genes × cells where nothing tells.")
        AUTOMATIC, //
        @Label(value = "Genes × cells", description = "A row per gene, a column per cell.")
        GENES_BY_CELLS, //
        @Label(value = "Cells × genes", description = "A row per cell, a column per gene.")
        CELLS_BY_GENES
    }

    static final class GeneExpressionOnlyRef implements ParameterReference<Boolean> {}

    static final class OtherFeaturesToo implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getBoolean(GeneExpressionOnlyRef.class).isFalse();
        }
    }

    /** Which matrix of an AnnData file holds the counts; the names are stored in workflows. */
    enum Counts {
        @Label(value = "Find the counts", description = "X if its values look like counts (whole and not negative);"
            + " else a layer named counts or raw_counts; else raw if that looks like counts; else X as it is.")
        AUTOMATIC, //
        @Label(value = "X", description = "The main matrix.")
        X, //
        @Label(value = "Raw",
            description = "The matrix that was set aside as raw. It may have more genes than the main" + " matrix.")
        RAW, //
        @Label(value = "Layer", description = "The layer named below.")
        LAYER;

        static final class Ref implements ParameterReference<Counts> {}

        static final class IsLayer implements EffectPredicateProvider {
            @Override
            public EffectPredicate init(PredicateInitializer i) {
                return i.getEnum(Ref.class).isOneOf(LAYER);
            }
        }
    }

    @Widget(title = "File",
        description = "The file to read. Of a 10x Genomics matrix folder, choose the file"
            + " <tt>matrix.mtx</tt> or <tt>matrix.mtx.gz</tt>, or an archive of the folder.")
    @FileReaderWidget(fileExtensions = {"h5", "h5ad", "h5mu", "loom", "mtx", "mtx.gz", "zip", "tar", "tar.gz", "tgz",
        "csv", "tsv", "txt", "csv.gz", "tsv.gz", "txt.gz"})
    @Layout(FileSection.class)
    FileSelection file = new FileSelection();

    @Widget(title = "Format",
        description = "How the file is written. It is recognized from the content; force it only" + " if that fails.")
    @Layout(FileSection.class)
    @Advanced
    Format format = Format.AUTOMATIC;

    @Widget(title = "Counts",
        description = "Which matrix of an AnnData file (<tt>.h5ad</tt>) holds the counts. The"
            + " others are kept as layers if they have the same genes. Other files have only one.")
    @Layout(FileSection.class)
    @ValueReference(Counts.Ref.class)
    @Migrate(loadDefaultIfAbsent = true)
    Counts counts = Counts.AUTOMATIC;

    @Widget(title = "Layer of the counts",
        description = "Name of the layer that holds the counts, such as" + " <tt>counts</tt>.")
    @Layout(FileSection.class)
    @Effect(predicate = Counts.IsLayer.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    String countsLayer = "counts";

    @Widget(title = "Genome",
        description = "Which genome to take from a 10x Genomics file that holds several, such as"
            + " <tt>GRCh38</tt>. Leave empty if there is only one.")
    @Layout(FileSection.class)
    @Advanced
    String genome = "";

    @Widget(title = "Gene expression only", description = """
            Leaves out what a file counts besides genes: antibodies, CRISPR guides, hashtags, peaks. Otherwise each of
            these becomes an assay of its own, which no step on genes touches.""")
    @Layout(FileSection.class)
    @Advanced
    @ValueReference(GeneExpressionOnlyRef.class)
    boolean geneExpressionOnly;

    @Widget(title = "Feature types", description = "Which types of features to read, as the file names them,"
        + " separated by commas: <tt>Gene Expression</tt>, <tt>Antibody Capture</tt>, <tt>CRISPR Guide Capture</tt>,"
        + " <tt>Peaks</tt>. Leave empty to read all of them.")
    @Layout(FileSection.class)
    @Advanced
    @Effect(predicate = OtherFeaturesToo.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    String featureTypes = "";

    @Widget(title = "Orientation", description = "Which way round a count table in a delimited text file is.")
    @Layout(FileSection.class)
    @Advanced
    @Migrate(loadDefaultIfAbsent = true)
    Orientation orientation = Orientation.AUTOMATIC;

    @Widget(title = "Gene pattern",
        description = "A regular expression that finds the symbol in composite gene names,"
            + " as its first group: <tt>-(.+)-</tt> for ENSG00000000003.15-TSPAN6-ProteinCoding, <tt>_(.+)</tt> for"
            + " ENSG00000000003_TSPAN6, <tt>^([^|]+)</tt> for TSPAN6|7105. The whole names are kept as annotation"
            + " <tt>gene_ids</tt>. Leave empty to take the names as they are.")
    @Layout(FileSection.class)
    @Advanced
    @Migrate(loadDefaultIfAbsent = true)
    String genePattern = "";

    @Widget(title = "Sample",
        description = "Name of this sample, kept as annotation <tt>sample</tt> of its cells."
            + " Leave empty to attach none.")
    @Layout(SampleSection.class)
    String sample = "";

    @Widget(title = "Patient",
        description = "The patient whom this sample comes from, kept as annotation"
            + " <tt>patient</tt> of its cells. Leave empty to attach none.")
    @Layout(SampleSection.class)
    String patient = "";

    @Widget(title = "Timepoint",
        description = "When the sample was taken, such as <tt>diagnosis</tt> or"
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
        try {
            SingleCellReader.withDefaults().withGenePattern(genePattern);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    FSLocation location() {
        return file.getFSLocation();
    }

    SingleCellReader reader() {
        SingleCellReader reader = SingleCellReader.withDefaults().withGenome(genome.strip()).withCounts(chosenCounts())
            .withOrientation(org.screlapse.engine.io.format.Orientation.valueOf(orientation.name()))
            .withGenePattern(genePattern);
        reader = geneExpressionOnly ? reader.withGeneExpressionOnly(true) : reader.withFeatureTypes(chosenTypes());
        return format == Format.AUTOMATIC ? reader : reader.withFormat(SingleCellReader.format(format.id));
    }

    private List<String> chosenTypes() {
        return Arrays.stream(featureTypes.split("[,;]")).map(String::strip).filter(type -> !type.isEmpty()).toList();
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
