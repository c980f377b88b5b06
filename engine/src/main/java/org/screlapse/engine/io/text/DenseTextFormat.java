package org.screlapse.engine.io.text;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.CountMatrixBuilder;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.format.CellNames;
import org.screlapse.engine.io.format.EntryBuckets;
import org.screlapse.engine.io.format.FeatureTable;
import org.screlapse.engine.io.format.FileFormat;
import org.screlapse.engine.io.format.FileProbe;
import org.screlapse.engine.io.format.ReadOptions;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.format.Species;
import org.screlapse.engine.io.text.TableDecision.Kind;
import org.screlapse.engine.task.Progress;

/**
 * A delimited text with all values of a count matrix, zeros too, as plate protocols such as VASA-seq and Smart-seq and
 * many authors give it: genes × cells or cells × genes, see {@link TableSample}. Columns of text between the names of
 * the rows and the values become annotations. Missing values are read as 0, which is noted.
 *
 * <p>
 * Cells × genes goes row by row into blocks. Genes × cells is transposed by {@link EntryBuckets}, which needs little
 * memory whatever the size of the table.
 */
public final class DenseTextFormat extends FileFormat {

    private static final Pattern NO_GENE = Pattern.compile("__(no_feature|ambiguous|too_low_aQual|not_aligned"
        + "|alignment_not_unique)|N_(unmapped|multimapping|noFeature|ambiguous)");
    private static final Set<String> SYMBOL_COLUMNS =
        Set.of("symbol", "gene_symbol", "gene_name", "genename", "gene", "name", "hgnc_symbol", "gene_short_name");
    /** Rows of files up to this size are counted to describe them. */
    private static final long SMALL_FILE = 1 << 22;
    /** How much longer a text is than its compressed form, about, and how many characters there are a value not 0. */
    private static final int GZIP_RATIO = 8;
    private static final int CHARACTERS_A_VALUE = 8;

    public DenseTextFormat() {
        super("count-table", "Count table", "A delimited text (.csv, .tsv, .txt, also .gz) with all values, genes ×"
            + " cells or cells × genes, as for plate protocols such as VASA-seq and Smart-seq.");
    }

    @Override
    public boolean recognizes(FileProbe file) throws IOException {
        if (file.isFolder() || !file.isText() || file.startsWith("%%MatrixMarket")
            || file.nameEndsWith(".h5", ".hdf5", ".h5ad", ".loom")) {
            return false;
        }
        TableSample sample;
        try {
            sample = TableSample.of(file);
        } catch (SingleCellFormatException e) {
            // what is wrong with it is said when it is read as a table of cells
            return false;
        }
        TableDecision decision = TableDecision.of(sample);
        if (decision.kind() == Kind.DOUBT) {
            throw SingleCellFormatException.about(file.path(),
                "can be read in two ways, and neither its names nor its"
                    + " values tell which is right: as counts of genes × " + sample.valueNames().size()
                    + " cells, or as cells with " + sample.valueNames().size() + " annotations. Choose the format \""
                    + name() + "\" or \"Cell table\".");
        }
        return decision.kind() != Kind.CELLS;
    }

    @Override
    public DataSummary describe(FileProbe file, ReadOptions options) throws IOException {
        TableSample sample = sample(file);
        TableDecision decision = TableDecision.of(sample);
        if (decision.kind() == Kind.LIST) {
            return CountList.describe();
        }
        boolean genesInRows = decision.genesInRows(options.orientation());
        boolean small = Files.size(file.path()) <= SMALL_FILE;
        if (!small && genesInRows) {
            return new DataSummary(sample.valueNames().size(), DataSummary.UNKNOWN, DataSummary.UNKNOWN, List.of(),
                List.of());
        }
        Rows rows = new Rows(sample);
        if (small) {
            try (DelimitedReader reader = sample.open(Progress.NONE)) {
                while (reader.nextLine()) {
                    rows.addNames(reader);
                    rows.leaveOutIfNoGene(genesInRows);
                }
            }
        }
        FeatureTable.Selection genes = genes(file, sample, rows, genesInRows, options);
        DataSummary summary =
            new DataSummary(!small ? DataSummary.UNKNOWN : cells(file, sample, rows, genesInRows, options).size(),
                genes.genes().size(), DataSummary.UNKNOWN, List.of(), genes.columns());
        return Species.describe(summary, genes.genes());
    }

    @Override
    public SingleCellData read(FileProbe file, ReadOptions options, Progress progress) throws IOException {
        TableSample sample = sample(file);
        TableDecision decision = TableDecision.of(sample);
        if (decision.kind() == Kind.LIST) {
            return CountList.read(file, sample, options, progress);
        }
        String note = decision.note(options.orientation());
        if (note != null) {
            options.notes().accept(note);
        }
        return decision.genesInRows(options.orientation()) ? readGenesByCells(file, sample, options, progress)
            : readCellsByGenes(file, sample, options, progress);
    }

    private static SingleCellData readCellsByGenes(FileProbe file, TableSample sample, ReadOptions options,
        Progress progress) throws IOException {
        Rows rows = new Rows(sample);
        FeatureTable.Selection selection = genes(file, sample, rows, false, options);
        CountMatrixBuilder builder = new CountMatrixBuilder(selection.genes().size(), options.storage());
        int[] genes = new int[sample.valueNames().size()];
        float[] nonZeros = new float[genes.length];
        try (DelimitedReader reader = sample.open(progress)) {
            while (reader.nextLine()) {
                float[] values = rows.add(reader);
                int used = 0;
                for (int i = 0; i < values.length; i++) {
                    int gene = selection.map() == null ? i : selection.map()[i];
                    if (values[i] != 0 && gene >= 0) {
                        genes[used] = gene;
                        nonZeros[used++] = values[i];
                    }
                }
                builder.addCell(genes, nonZeros, 0, used);
            }
            Annotations cells = cells(file, sample, rows, false, options);
            return finished(SingleCellData.of(builder.build(), cells, selection.genes()), reader.missing(), options,
                progress);
        }
    }

    private static SingleCellData readGenesByCells(FileProbe file, TableSample sample, ReadOptions options,
        Progress progress) throws IOException {
        Rows rows = new Rows(sample);
        Annotations cells = cells(file, sample, rows, true, options);
        long characters = Files.size(file.path()) * (file.isGzip() ? GZIP_RATIO : 1);
        try (DelimitedReader reader = sample.open(progress.part(0, 0.7));
            EntryBuckets buckets = new EntryBuckets(cells.size(), characters / CHARACTERS_A_VALUE)) {
            while (reader.nextLine()) {
                int gene = rows.size();
                float[] values = rows.add(reader);
                if (rows.leaveOutIfNoGene(true)) {
                    continue;
                }
                for (int cell = 0; cell < values.length; cell++) {
                    if (values[cell] != 0) {
                        buckets.add(cell, gene, values[cell]);
                    }
                }
            }
            rows.note(options);
            FeatureTable.Selection selection = genes(file, sample, rows, true, options);
            CountMatrix all = buckets.build(rows.size(), options.storage(), progress.part(0.7, 1));
            CountMatrix counts = selection.map() == null ? all
                : CountMatrix.of(selection.genes().size(), all.segmentsWithGenes(selection.map()));
            return finished(SingleCellData.of(counts, cells, selection.genes()), reader.missing(), options, progress);
        }
    }

    static SingleCellData finished(SingleCellData data, long missing, ReadOptions options, Progress progress) {
        if (missing > 0) {
            options.notes().accept(missing + " missing values were read as 0.");
        }
        return Species.annotate(data, progress);
    }

    private static TableSample sample(FileProbe file) throws IOException {
        TableSample sample = TableSample.of(file);
        if (!sample.hasRows()) {
            throw SingleCellFormatException.about(file.path(), "has a header, but no rows.");
        }
        sample.requireHeader();
        if (sample.valueNames().isEmpty()) {
            throw SingleCellFormatException.about(file.path(), "has one column only: it holds no values, or its"
                + " separator is none of tab, comma, semicolon and space.");
        }
        return sample;
    }

    private static Annotations cells(FileProbe file, TableSample sample, Rows rows, boolean genesInRows,
        ReadOptions options) throws SingleCellFormatException {
        if (genesInRows) {
            return CellNames.madeUnique(file.path(), sample.valueNames().toArray(String[]::new), options.notes());
        }
        Annotations cells = CellNames.madeUnique(file.path(), rows.names(), options.notes());
        for (Map.Entry<String, ColumnCollector> column : rows.columns().entrySet()) {
            cells = cells.with(column.getKey(), column.getValue().build());
        }
        return cells;
    }

    private static FeatureTable.Selection genes(FileProbe file, TableSample sample, Rows rows, boolean genesInRows,
        ReadOptions options) throws SingleCellFormatException {
        String[] names = genesInRows ? rows.names() : sample.valueNames().toArray(String[]::new);
        for (int i = 0; i < names.length; i++) {
            if (names[i].isBlank()) {
                throw SingleCellFormatException.about(file.path(), "has no name for gene " + (i + 1) + ".");
            }
        }
        Map<String, String[]> tags = new LinkedHashMap<>();
        String[] symbols = null;
        if (genesInRows) {
            for (Map.Entry<String, ColumnCollector> column : rows.columns().entrySet()) {
                String name = column.getKey().toLowerCase(Locale.ROOT).replace(' ', '_');
                if (symbols == null && (SYMBOL_COLUMNS.contains(name) || sample.isGct())) {
                    symbols = column.getValue().texts();
                } else {
                    tags.put(column.getKey(), column.getValue().texts());
                }
            }
        }
        return (symbols == null ? new FeatureTable(names, null, null, null, tags)
            : new FeatureTable(filled(symbols, names), names, null, null, tags)).select(file.path(), options);
    }

    /** The symbols, the identifiers where there is none. */
    private static String[] filled(String[] symbols, String[] ids) {
        String[] filled = symbols.clone();
        Arrays.setAll(filled, i -> filled[i] == null ? ids[i] : filled[i]);
        return filled;
    }

    /** The names of the rows and the texts beside them, as they come, and the values of the row that came last. */
    private static final class Rows {

        private final List<String> names = new ArrayList<>();
        private final List<String> leftOut = new ArrayList<>();
        private final Map<String, ColumnCollector> columns = new LinkedHashMap<>();
        private final String[] valueNames;
        private final float[] values;
        private final int textColumns;

        Rows(TableSample sample) {
            valueNames = sample.valueNames().toArray(String[]::new);
            values = new float[valueNames.length];
            textColumns = sample.textColumns();
            for (int c = 1; c < textColumns; c++) {
                String name = sample.textNames().get(c);
                columns.put(name.isBlank() || columns.containsKey(name) ? "column_" + (c + 1) : name,
                    new ColumnCollector());
            }
        }

        int size() {
            return names.size();
        }

        /** Takes back the row that came last if it counts reads of no gene, as HTSeq and STAR add them. */
        boolean leaveOutIfNoGene(boolean genesInRows) {
            String last = names.get(names.size() - 1);
            if (!genesInRows || !NO_GENE.matcher(last).matches()) {
                return false;
            }
            leftOut.add(names.remove(names.size() - 1));
            columns.values().forEach(ColumnCollector::removeLast);
            return true;
        }

        /** Tells what is strange about the genes. */
        void note(ReadOptions options) {
            if (!leftOut.isEmpty()) {
                options.notes()
                    .accept("The rows " + String.join(", ", leftOut) + " count reads of no gene and were left out.");
            }
            List<String> dates = names.stream().filter(NameKinds::isDate).toList();
            if (!dates.isEmpty()) {
                options.notes()
                    .accept(dates.size() + (dates.size() == 1 ? " gene is" : " genes are")
                        + " named by a date, such as \"" + dates.get(0) + "\": a spreadsheet has changed names such as"
                        + " MARCH1 and SEPT2. The names were kept; take them from the original file.");
            }
        }

        String[] names() {
            return names.toArray(String[]::new);
        }

        Map<String, ColumnCollector> columns() {
            return columns;
        }

        float[] add(DelimitedReader reader) throws IOException {
            addNames(reader);
            int count = reader.numbers(values, valueNames);
            if (count != values.length) {
                throw reader.about("has " + (textColumns + count) + " columns in line " + reader.line() + ", but "
                    + (textColumns + values.length) + " are expected from its header.");
            }
            return values;
        }

        void addNames(DelimitedReader reader) throws IOException {
            names.add(reader.text());
            int c = 1;
            for (ColumnCollector column : columns.values()) {
                if (reader.lineEnded()) {
                    throw reader.about("has " + c + " columns in line " + reader.line() + ", but "
                        + (textColumns + values.length) + " are expected from its header.");
                }
                column.add(reader.text());
                c++;
            }
        }
    }
}
