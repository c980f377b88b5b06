package org.screlapse.benchmarks.simulate;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.screlapse.benchmarks.simulate.CellModel.Phase;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.BlockStorage;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.CountMatrixBuilder;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.SingleCellData;

/** Many samples of the model behind {@link RelapseCohort}, in memory, with cells that are stem-like by chance. */
public final class RelapseSamples {

    private final GenePanel panel;
    private final CellModel model;

    private RelapseSamples(GenePanel panel, CellModel model) {
        this.panel = panel;
        this.model = model;
    }

    /**
     * Samples of one patient.
     *
     * @param data the cells of all samples
     * @param samples the sample of each cell
     * @param stemLike whether each cell is stem-like
     */
    public record Pair(SingleCellData data, CategoricalColumn samples, boolean[] stemLike) {}

    /**
     * @param seed the same seed gives the same model
     * @return samples of one model
     * @throws IOException if the genes cannot be read
     */
    public static RelapseSamples of(long seed) throws IOException {
        GenePanel panel = GenePanel.load();
        return new RelapseSamples(panel, CellModel.of(panel, new SplittableRandom(seed)));
    }

    /**
     * @param cells number of cells per sample
     * @param fractions probability of a cell to be stem-like, one a sample
     * @param random source of everything
     * @return the samples
     * @throws IOException never, as nothing is stored
     */
    public Pair pair(int cells, double[] fractions, SplittableRandom random) throws IOException {
        int all = cells * fractions.length;
        int[] genes = new int[panel.genes().size()];
        Arrays.setAll(genes, g -> g);
        CountMatrixBuilder counts = new CountMatrixBuilder(genes.length, BlockStorage.HEAP);
        boolean[] stemLike = new boolean[all];
        int[] sampleOf = new int[all];
        String[] names = new String[all];
        for (int sample = 0; sample < fractions.length; sample++) {
            double[] abundances = model.sampleAbundances(RelapseCohort.samples().get(sample), random);
            for (int cell = sample * cells; cell < (sample + 1) * cells; cell++) {
                stemLike[cell] = random.nextDouble() < fractions[sample];
                Phase phase = stemLike[cell] ? Phase.G1 : RelapseCohort.phase(random);
                counts.addCell(genes, model.counts(abundances, stemLike[cell], phase, random), 0, genes.length);
                sampleOf[cell] = sample;
                names[cell] = "c" + cell;
            }
        }
        String[] symbols = panel.genes().stream().map(GenePanel.Gene::symbol).toArray(String[]::new);
        SingleCellData data =
            SingleCellData.of(counts.build(), Annotations.of(Names.of(names)), Annotations.of(Names.of(symbols)));
        List<String> sampleNames = List.of("diagnosis", "relapse").subList(0, fractions.length);
        return new Pair(data, CategoricalColumn.of(sampleNames, sampleOf), stemLike);
    }
}
