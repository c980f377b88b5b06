package org.screlapse.engine.io.h5ad;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.screlapse.engine.data.Assay;
import org.screlapse.engine.data.AssaySummary;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.FeatureTypes;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.format.ReadOptions;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.hdf5.HdfFormat;
import org.screlapse.engine.io.hdf5.HdfInput;
import org.screlapse.engine.task.Progress;

/**
 * The files of muon: one AnnData for each modality in {@code /mod}, and annotations of all cells. The modality of the
 * genes is the main assay, with its cells; each other one becomes a further assay of these.
 */
public final class H5muFormat extends HdfFormat {

    private static final String MODALITIES = "mod";
    private static final List<String> GENES = List.of("rna", "gex", "gene_expression", "RNA", "GEX");
    /** Assays of modalities by the names that muon and its users give them. */
    private static final Map<String, String> ASSAYS =
        Map.of("prot", "ADT", "protein", "ADT", "adt", "ADT", "atac", "peaks", "hto", "hashtags", "crispr", "CRISPR");

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
        DataSummary described = new H5adReading(input.at(place(genes(input))), options, Progress.NONE).describe();
        for (String modality : further(input, options)) {
            H5adReading reading = new H5adReading(input.at(place(modality)), ofAssay(options), Progress.NONE);
            AssaySummary all = reading.describe().main();
            described = described.withAssay(new AssaySummary(assay(modality, reading.featureTypes()), all.features(),
                all.nonZeros(), all.columns(), all.layers(), all.embeddings()));
        }
        return described;
    }

    @Override
    protected SingleCellData read(HdfInput input, ReadOptions options, Progress progress) throws IOException {
        String genes = genes(input);
        List<String> further = further(input, options);
        double share = 1.0 / (1 + further.size());
        SingleCellData data =
            withShared(new H5adReading(input.at(place(genes)), options, progress.part(0, share)).read(), input);
        double done = share;
        for (String modality : further) {
            H5adReading reading = new H5adReading(input.at(place(modality)), ofAssay(options),
                progress.part(done, Math.min(1, done + share)));
            String name = assay(modality, reading.featureTypes());
            data = data.withAssay(aligned(reading.read(), data, name, options));
            done += share;
        }
        return data;
    }

    /** The modalities besides the one of the genes that are read. */
    private static List<String> further(HdfInput input, ReadOptions options) throws SingleCellFormatException {
        List<String> further = new ArrayList<>();
        String genes = genes(input);
        for (String modality : modalities(input)) {
            Map<String, Integer> types =
                new H5adReading(input.at(place(modality)), ofAssay(options), Progress.NONE).featureTypes();
            boolean isWanted =
                options.featureTypes().isEmpty() || types.keySet().stream().anyMatch(options.featureTypes()::contains);
            if (!modality.equals(genes) && isWanted) {
                further.add(modality);
            }
        }
        return further;
    }

    /** What was chosen for the matrix of the genes does not hold for others. */
    private static ReadOptions ofAssay(ReadOptions options) {
        return options.withCounts(null).withGenePattern(null).withGenome(null).withFeatureTypes(Set.of());
    }

    /** The name of a modality's assay: by the type of its features where the file says it. */
    private static String assay(String modality, Map<String, Integer> types) {
        return types.size() == 1 ? FeatureTypes.assayOf(types.keySet().iterator().next())
            : ASSAYS.getOrDefault(modality.toLowerCase(Locale.ROOT), modality);
    }

    /** The assay of a modality, with the cells of the genes; those that it lacks have no counts in it. */
    private static Assay aligned(SingleCellData modality, SingleCellData genes, String name, ReadOptions options)
        throws IOException {
        int[] rows = rows(genes, modality.cells().names().asList());
        long missing = Arrays.stream(rows).filter(row -> row < 0).count();
        if (missing == 0) {
            return modality.selectCells(rows).main().withName(name);
        }
        options.notes().accept(missing + " of " + rows.length
            + " cells are not in the modality that became the assay \"" + name + "\"; they have no counts there.");
        List<CountMatrix.Segment> segments = new ArrayList<>(modality.counts().segments());
        segments.addAll(H5adMatrix.empty(1, modality.counts().genes()).segments());
        CountMatrix all = CountMatrix.of(modality.counts().genes(), segments);
        int nobody = modality.counts().cells();
        return Assay.of(name, all, modality.genes())
            .selectCells(Arrays.stream(rows).map(row -> row < 0 ? nobody : row).toArray());
    }

    private static String place(String modality) {
        return MODALITIES + "/" + modality;
    }

    /** Names of the modalities, those that hold an AnnData. */
    private static List<String> modalities(HdfInput input) throws SingleCellFormatException {
        List<String> modalities = new ArrayList<>();
        for (String name : input.children(MODALITIES)) {
            if (H5adFile.isH5ad(input.at(place(name)))) {
                modalities.add(name);
            }
        }
        return modalities;
    }

    /** The modality of the genes. */
    private static String genes(HdfInput input) throws SingleCellFormatException {
        List<String> modalities = modalities(input);
        if (modalities.isEmpty()) {
            throw SingleCellFormatException.about(input.file(),
                "is an HDF5 file, but not one of MuData: it has no" + " modalities in \"mod\".");
        }
        return GENES.stream().filter(modalities::contains).findFirst().orElse(modalities.get(0));
    }

    /** The data with what the file says of the cells of all modalities. */
    private static SingleCellData withShared(SingleCellData read, HdfInput input) throws SingleCellFormatException {
        LeftOut leftOut = new LeftOut();
        H5adFrame frame = H5adFrame.open(input, "obs");
        int[] rows = rows(read, Arrays.asList(frame.names()));
        if (Arrays.stream(rows).anyMatch(row -> row < 0)) {
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

    /** For each cell its place among these names, −1 if it is not there. */
    private static int[] rows(SingleCellData data, List<String> names) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            places.putIfAbsent(names.get(i), i);
        }
        int[] rows = new int[data.cells().size()];
        Arrays.setAll(rows, cell -> places.getOrDefault(data.cells().names().get(cell), -1));
        return rows;
    }
}
