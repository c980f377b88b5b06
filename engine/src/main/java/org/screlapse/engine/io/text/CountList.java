package org.screlapse.engine.io.text;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.format.EntryBuckets;
import org.screlapse.engine.io.format.FeatureTable;
import org.screlapse.engine.io.format.FileProbe;
import org.screlapse.engine.io.format.ReadOptions;
import org.screlapse.engine.task.Progress;

/**
 * A list of counts, as umi_tools count writes it: a row a gene in a cell, with three columns gene, cell and count.
 * Genes and cells have the order in which they first come; a gene that comes twice in a cell has the sum. The file is
 * read twice: for the names, and for the counts.
 */
final class CountList {

    private final Map<String, Integer> genes = new LinkedHashMap<>();
    private final Map<String, Integer> cells = new LinkedHashMap<>();
    private long entries;

    private CountList() {
    }

    static DataSummary describe() {
        return new DataSummary(DataSummary.UNKNOWN, DataSummary.UNKNOWN, DataSummary.UNKNOWN, List.of(), List.of());
    }

    static SingleCellData read(FileProbe file, TableSample sample, ReadOptions options, Progress progress)
        throws IOException {
        boolean geneFirst = TableDecision.namesGenes(sample.names().get(0));
        CountList list = new CountList();
        list.readNames(sample, geneFirst, progress.part(0, 0.4));
        FeatureTable.Selection selection =
            new FeatureTable(list.genes.keySet().toArray(String[]::new), null, null, null, Map.of()).select(file.path(),
                options);
        Annotations cells = Annotations.of(Names.of(list.cells.keySet().toArray(String[]::new)));
        float[] value = new float[1];
        String[] valueName = {sample.names().get(2)};
        try (DelimitedReader reader = sample.open(progress.part(0.4, 0.8));
            EntryBuckets buckets = new EntryBuckets(cells.size(), list.entries)) {
            while (reader.nextLine()) {
                String first = reader.text();
                String second = reader.text();
                requireThree(reader, 2 + reader.numbers(value, valueName));
                if (value[0] != 0) {
                    buckets.add(list.cells.get(geneFirst ? second : first), list.genes.get(geneFirst ? first : second),
                        value[0]);
                }
            }
            CountMatrix all = buckets.build(list.genes.size(), options.storage(), progress.part(0.8, 1));
            CountMatrix counts = selection.map() == null ? all
                : CountMatrix.of(selection.genes().size(), all.segmentsWithGenes(selection.map()));
            return DenseTextFormat.finished(SingleCellData.of(counts, cells, selection.genes()), reader.missing(),
                options, progress);
        }
    }

    private void readNames(TableSample sample, boolean geneFirst, Progress progress) throws IOException {
        try (DelimitedReader reader = sample.open(progress)) {
            while (reader.nextLine()) {
                List<String> row = reader.texts();
                requireThree(reader, row.size());
                genes.putIfAbsent(row.get(geneFirst ? 0 : 1), genes.size());
                cells.putIfAbsent(row.get(geneFirst ? 1 : 0), cells.size());
                entries++;
            }
        }
    }

    private static void requireThree(DelimitedReader reader, int columns) throws IOException {
        if (columns != 3) {
            throw reader.about("has " + columns + " columns in line " + reader.line() + ", but 3 in its header.");
        }
    }
}
