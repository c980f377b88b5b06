package org.screlapse.engine.io.h5ad;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.format.ReadOptions;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.hdf5.HdfFormat;
import org.screlapse.engine.io.hdf5.HdfInput;
import org.screlapse.engine.task.Progress;

/**
 * The files of muon: one AnnData for each modality in {@code /mod}, and annotations of all cells. The modality of the
 * genes is read, with what the file says of its cells.
 */
public final class H5muFormat extends HdfFormat {

    private static final String MODALITIES = "mod";
    private static final List<String> GENES = List.of("rna", "gex", "gene_expression", "RNA", "GEX");

    /** The format. */
    public H5muFormat() {
        super("h5mu", "MuData", ".h5mu",
            "An .h5mu file of muon: several modalities of the same cells, of which that of" + " the genes is read.");
    }

    @Override
    protected boolean recognizes(HdfInput input) throws SingleCellFormatException {
        return "MuData".equals(Encoding.of(input, "")) || !modalities(input).isEmpty();
    }

    @Override
    protected DataSummary describe(HdfInput input, ReadOptions options) throws SingleCellFormatException {
        return new H5adReading(input.at(genes(input)), options, Progress.NONE).describe();
    }

    @Override
    protected SingleCellData read(HdfInput input, ReadOptions options, Progress progress) throws IOException {
        String genes = genes(input);
        List<String> others = new ArrayList<>(modalities(input));
        others.remove(genes.substring(MODALITIES.length() + 1));
        if (!others.isEmpty()) {
            options.notes().accept("The modality \"" + genes.substring(MODALITIES.length() + 1)
                + "\" of the file was read; left out: " + String.join(", ", others) + ".");
        }
        return withShared(new H5adReading(input.at(genes), options, progress).read(), input);
    }

    /** Names of the modalities, those that hold an AnnData. */
    private static List<String> modalities(HdfInput input) throws SingleCellFormatException {
        List<String> modalities = new ArrayList<>();
        for (String name : input.children(MODALITIES)) {
            if (H5adFile.isH5ad(input.at(MODALITIES + "/" + name))) {
                modalities.add(name);
            }
        }
        return modalities;
    }

    /** Where the modality of the genes lies. */
    private static String genes(HdfInput input) throws SingleCellFormatException {
        List<String> modalities = modalities(input);
        if (modalities.isEmpty()) {
            throw SingleCellFormatException.about(input.file(),
                "is an HDF5 file, but not one of MuData: it has no" + " modalities in \"mod\".");
        }
        return MODALITIES + "/" + GENES.stream().filter(modalities::contains).findFirst().orElse(modalities.get(0));
    }

    /** The data with what the file says of the cells of all modalities. */
    private static SingleCellData withShared(SingleCellData read, HdfInput input) throws SingleCellFormatException {
        LeftOut leftOut = new LeftOut();
        H5adFrame frame = H5adFrame.open(input, "obs");
        int[] rows = rows(read, frame.names());
        if (rows == null) {
            return read;
        }
        SingleCellData data = read;
        List<String> modalities = modalities(input);
        for (ColumnSummary column : frame.summaries(leftOut)) {
            boolean isCopy = modalities.stream().anyMatch(name -> column.name().startsWith(name + ":"));
            if (!isCopy && data.cells().column(column.name()).isEmpty()) {
                data = data.withCellColumn(column.name(), frame.column(column.name()).select(rows));
            }
        }
        Map<String, Embedding> shared = new H5adEmbeddings(input, "obsm", frame.size(), leftOut).read();
        for (Map.Entry<String, Embedding> e : shared.entrySet()) {
            // which cells a modality has lies there too, under its name
            if (!modalities.contains(e.getKey()) && !data.embeddings().containsKey(e.getKey())) {
                data = data.withEmbedding(e.getKey(), e.getValue().select(rows));
            }
        }
        return data;
    }

    /** For each cell its place among all cells of the file; null if one is not there. */
    private static int[] rows(SingleCellData data, String[] all) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < all.length; i++) {
            places.putIfAbsent(all[i], i);
        }
        int[] rows = new int[data.cells().size()];
        Arrays.setAll(rows, cell -> places.getOrDefault(data.cells().names().get(cell), -1));
        return Arrays.stream(rows).anyMatch(row -> row < 0) ? null : rows;
    }
}
