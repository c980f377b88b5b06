package org.screlapse.benchmarks.simulate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.screlapse.benchmarks.simulate.CellModel.Phase;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.io.tenx.TenxHdf5Writer;

/**
 * A cohort with a known truth: four patients with T-cell acute lymphoblastic leukemia, each at diagnosis and at
 * relapse, about 600 cells per sample, 2,600 genes. Most cells are blasts, some of them dividing; a few are stem-like:
 * quiescent, with less RNA, high in the genes of the signature LSPC-Quiescent (Zeng 2022, 10.1038/s41591-022-01819-x).
 * From diagnosis to relapse these grow in P1 and P3, most of all in P2 (8 of 584 to 162 of 612), not in P4.
 *
 * <p>
 * Barcodes are unique within a sample; as with real ones, a few come in two samples.
 *
 * @param seed the same seed gives the same files
 */
public record RelapseCohort(long seed) {

    /** The seed of the files that come with the project. */
    public static final long DEFAULT_SEED = 2025;

    private static final int KNOWN_BARCODES = 100_000;
    private static final double S_FRACTION = 0.22;
    private static final double G2M_FRACTION = 0.12;

    /**
     * One sample.
     *
     * @param patient the patient
     * @param timepoint "diagnosis" or "relapse"
     * @param cells number of cells
     * @param stemLike how many of them are stem-like
     */
    public record Sample(String patient, String timepoint, int cells, int stemLike) {

        /** @return name of the sample and of its file, without the ending */
        public String name() {
            return patient + "_" + timepoint;
        }
    }

    private static final List<Sample> SAMPLES =
        List.of(new Sample("P1", "diagnosis", 601, 14), new Sample("P1", "relapse", 588, 71),
            new Sample("P2", "diagnosis", 584, 8), new Sample("P2", "relapse", 612, 162),
            new Sample("P3", "diagnosis", 615, 21), new Sample("P3", "relapse", 597, 64),
            new Sample("P4", "diagnosis", 603, 19), new Sample("P4", "relapse", 592, 18));

    /** @return the eight samples */
    public static List<Sample> samples() {
        return SAMPLES;
    }

    /**
     * Writes a 10x HDF5 file a sample, and {@code truth.csv} with what each cell is.
     *
     * @param folder a folder, created if need be, without such files
     * @throws IOException if a file exists already or cannot be written
     */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        GenePanel panel = GenePanel.load();
        CellModel model = CellModel.of(panel, new SplittableRandom(seed));
        try (BufferedWriter truth = Files.newBufferedWriter(folder.resolve("truth.csv"))) {
            truth.write("sample,patient,timepoint,barcode,population,phase\n");
            for (int s = 0; s < SAMPLES.size(); s++) {
                writeSample(folder, SAMPLES.get(s), panel, model, new SplittableRandom(seed + s + 1), truth);
            }
        }
    }

    private static void writeSample(Path folder, Sample sample, GenePanel panel, CellModel model,
        SplittableRandom random, BufferedWriter truth) throws IOException {
        List<String> barcodes = barcodes(sample.cells, random);
        boolean[] stemLike = chooseStemLike(sample, random);
        double[] abundances = model.sampleAbundances(sample, random);
        int[] genes = IntStream.range(0, panel.genes().size()).toArray();
        try (TenxHdf5Writer file =
            TenxHdf5Writer.create(folder.resolve(sample.name() + ".h5"), barcodes, features(panel))) {
            for (int cell = 0; cell < sample.cells; cell++) {
                Phase phase = stemLike[cell] ? Phase.G1 : phase(random);
                float[] counts = model.counts(abundances, stemLike[cell], phase, random);
                addNonZeros(file, genes, counts);
                truth.write(String.join(",", sample.name(), sample.patient, sample.timepoint, barcodes.get(cell),
                    stemLike[cell] ? "stem-like" : "blast", phase.name()) + "\n");
            }
            file.finish();
        }
    }

    private static void addNonZeros(TenxHdf5Writer file, int[] genes, float[] counts) throws IOException {
        int[] seen = IntStream.of(genes).filter(gene -> counts[gene] != 0).toArray();
        float[] values = new float[seen.length];
        for (int i = 0; i < seen.length; i++) {
            values[i] = counts[seen[i]];
        }
        file.addCell(seen, values, 0, seen.length);
    }

    private static List<String> barcodes(int count, SplittableRandom random) {
        return random.ints(0, KNOWN_BARCODES).distinct().limit(count).mapToObj(Barcodes::of).sorted().toList();
    }

    private static boolean[] chooseStemLike(Sample sample, SplittableRandom random) {
        boolean[] stemLike = new boolean[sample.cells];
        random.ints(0, sample.cells).distinct().limit(sample.stemLike).forEach(cell -> stemLike[cell] = true);
        return stemLike;
    }

    static Phase phase(SplittableRandom random) {
        double uniform = random.nextDouble();
        if (uniform < S_FRACTION) {
            return Phase.S;
        }
        return uniform < S_FRACTION + G2M_FRACTION ? Phase.G2M : Phase.G1;
    }

    private static Annotations features(GenePanel panel) {
        List<String> symbols = new ArrayList<>();
        panel.genes().forEach(gene -> symbols.add(gene.symbol()));
        return Annotations.of(Names.of(symbols.toArray(String[]::new))).with("genome",
            CategoricalColumn.constant("GRCh38", symbols.size()));
    }
}
