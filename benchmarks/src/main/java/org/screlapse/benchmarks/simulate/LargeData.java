package org.screlapse.benchmarks.simulate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.TextColumn;
import org.screlapse.engine.io.tenx.TenxHdf5Writer;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/**
 * A large data set for measuring, as a 10x HDF5 file: negative binomial counts of genes whose abundances differ by
 * orders of magnitude, in cells of different sizes. On average a twelfth of a cell's genes is seen: 2,000 of 24,000.
 * Blocks of cells are simulated in parallel and written one after another, so that the memory needed does not depend on
 * the number of cells.
 *
 * @param cells number of cells
 * @param genes number of genes
 * @param seed the same seed gives the same file
 */
public record LargeData(int cells, int genes, long seed) {

    private static final int BLOCK_CELLS = 2000;
    private static final int CELL_SIZES = 64;
    private static final double SEEN = 1.0 / 12;
    private static final double ABUNDANCE_SPREAD = 2;
    private static final double CELL_SIZE_SPREAD = 0.4;
    private static final double DISPERSION_SIZE = 4;

    /** The counts of one cell that are not 0. */
    private record Cell(int[] genes, float[] counts) {}

    /** For each class of cell sizes and each gene: the mean count, and how likely it is 0. */
    private record Model(float[][] means, float[][] zeros) {}

    /**
     * Writes the file.
     *
     * @param file a file that does not exist yet
     * @param progress told how far it is
     * @throws IOException if the file cannot be written
     */
    public void write(Path file, Progress progress) throws IOException {
        Model model = model();
        List<String> barcodes = IntStream.range(0, cells).mapToObj(Barcodes::of).toList();
        try (TenxHdf5Writer writer = TenxHdf5Writer.create(file, barcodes, features())) {
            for (int from = 0; from < cells; from += BLOCK_CELLS) {
                int first = from;
                Cell[] block = new Cell[Math.min(BLOCK_CELLS, cells - from)];
                ParallelLoop.forEach(block.length, "Simulating", Progress.NONE, i -> block[i] = cell(first + i, model));
                for (Cell cell : block) {
                    writer.addCell(cell.genes, cell.counts, 0, cell.genes.length);
                }
                progress.checkCancelled();
                progress.report((double) (from + block.length) / cells, "Simulating");
            }
            writer.finish();
        }
    }

    private Cell cell(int index, Model model) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + index);
        int size = random.nextInt(CELL_SIZES);
        float[] zeros = model.zeros[size];
        int[] seen = new int[genes];
        float[] counts = new float[genes];
        int length = 0;
        for (int gene = 0; gene < genes; gene++) {
            double uniform = random.nextDouble();
            if (uniform > zeros[gene]) {
                seen[length] = gene;
                counts[length++] =
                    NegativeBinomial.quantile(uniform, zeros[gene], model.means[size][gene], DISPERSION_SIZE);
            }
        }
        return new Cell(Arrays.copyOf(seen, length), Arrays.copyOf(counts, length));
    }

    private Model model() {
        SplittableRandom random = new SplittableRandom(seed);
        double[] abundances = random.doubles(genes).map(u -> Math.exp(ABUNDANCE_SPREAD * normal(u))).toArray();
        double[] sizes = new double[CELL_SIZES];
        Arrays.setAll(sizes, c -> Math.exp(CELL_SIZE_SPREAD * normal((c + 0.5) / CELL_SIZES)));
        double depth = depth(abundances, sizes);
        float[][] means = new float[CELL_SIZES][genes];
        float[][] zeros = new float[CELL_SIZES][genes];
        for (int c = 0; c < CELL_SIZES; c++) {
            for (int gene = 0; gene < genes; gene++) {
                double mean = depth * sizes[c] * abundances[gene];
                means[c][gene] = (float) mean;
                zeros[c][gene] = (float) NegativeBinomial.zero(mean, DISPERSION_SIZE);
            }
        }
        return new Model(means, zeros);
    }

    /** Finds, by halving, the depth at which the wanted part of the genes is seen. */
    private static double depth(double[] abundances, double[] sizes) {
        double low = 1e-6;
        double high = 1e3;
        for (int round = 0; round < 60; round++) {
            double middle = Math.sqrt(low * high);
            double seen = 0;
            for (double size : sizes) {
                for (double abundance : abundances) {
                    seen += 1 - NegativeBinomial.zero(middle * size * abundance, DISPERSION_SIZE);
                }
            }
            if (seen < SEEN * abundances.length * sizes.length) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Annotations features() {
        String[] names = new String[genes];
        Arrays.setAll(names, gene -> String.format("GENE%05d", gene + 1));
        return Annotations.of(Names.of(names))
            .with("gene_ids", TextColumn.of(IntStream.range(0, genes).mapToObj("SIM%011d"::formatted).toList()))
            .with("genome", CategoricalColumn.constant("simulated", genes));
    }

    /** The standard normal quantile, through the logistic one: close enough for a simulation. */
    private static double normal(double uniform) {
        double inside = Math.min(Math.max(uniform, 1e-9), 1 - 1e-9);
        return Math.log(inside / (1 - inside)) / 1.702;
    }
}
