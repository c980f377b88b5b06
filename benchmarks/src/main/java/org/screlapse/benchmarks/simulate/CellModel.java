package org.screlapse.benchmarks.simulate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.screlapse.benchmarks.simulate.GenePanel.Gene;
import org.screlapse.benchmarks.simulate.GenePanel.Program;

/** How many molecules of each gene a cell of the simulated cohort has. */
final class CellModel {

    /** Phases of the cell cycle. */
    enum Phase {
        G1, S, G2M
    }

    /** Molecules that a blast has on average, and how much this differs between cells (log scale). */
    private static final double MOLECULES = 650;
    private static final double MOLECULES_SPREAD = 0.3;
    /** Stem-like cells are small. */
    private static final double STEM_MOLECULES = 0.6;
    private static final double DISPERSION_SIZE = 4;
    /** How much genes of a program, patients and timepoints differ (log scale). */
    private static final double GENE_SPREAD = 0.5;
    private static final double OTHER_SPREAD = 1.2;
    private static final double PATIENT_SPREAD = 0.25;
    private static final double TIMEPOINT_SPREAD = 0.1;
    /** Each patient's transcription factors. */
    private static final Map<String, List<String>> DRIVERS = Map.of("P1", List.of("TAL1", "LMO2"), "P2",
        List.of("TLX3", "HOXA9"), "P3", List.of("NKX2-1", "MEF2C"), "P4", List.of("TLX1", "LMO1"));
    private static final double DRIVER_FACTOR = 25;

    private final List<Gene> genes;
    private final double[] abundances;
    private final Map<String, double[]> patientFactors = new HashMap<>();

    private CellModel(List<Gene> genes, double[] abundances) {
        this.genes = genes;
        this.abundances = abundances;
    }

    /**
     * @param panel the genes
     * @param random source of the abundances and of the differences between patients
     * @return the model
     */
    static CellModel of(GenePanel panel, SplittableRandom random) {
        List<Gene> genes = panel.genes();
        double[] abundances = new double[genes.size()];
        for (int g = 0; g < abundances.length; g++) {
            Program program = genes.get(g).program();
            abundances[g] = program.abundance() * factor(program == Program.OTHER ? OTHER_SPREAD : GENE_SPREAD, random);
        }
        CellModel model = new CellModel(genes, abundances);
        for (String patient : List.of("P1", "P2", "P3", "P4")) {
            model.patientFactors.put(patient,
                random.doubles(genes.size()).map(u -> factor(PATIENT_SPREAD, u)).toArray());
        }
        return model;
    }

    /**
     * @param sample a sample
     * @param random source of the differences between timepoints
     * @return abundance of each gene in blasts of that sample
     */
    double[] sampleAbundances(RelapseCohort.Sample sample, SplittableRandom random) {
        double[] factors = patientFactors.get(sample.patient());
        double[] inSample = new double[abundances.length];
        for (int g = 0; g < inSample.length; g++) {
            double driver = DRIVERS.get(sample.patient()).contains(genes.get(g).symbol()) ? DRIVER_FACTOR : 1;
            inSample[g] = abundances[g] * factors[g] * driver * factor(TIMEPOINT_SPREAD, random);
        }
        return inSample;
    }

    /**
     * @param inSample abundance of each gene in blasts of the sample
     * @param stemLike whether the cell is stem-like
     * @param phase where it is in the cell cycle
     * @param random source of its size and of the counts
     * @return the count of each gene
     */
    float[] counts(double[] inSample, boolean stemLike, Phase phase, SplittableRandom random) {
        double[] inCell = new double[inSample.length];
        double total = 0;
        for (int g = 0; g < inCell.length; g++) {
            inCell[g] = inSample[g] * programFactor(genes.get(g).program(), stemLike, phase);
            total += inCell[g];
        }
        double molecules = MOLECULES * (stemLike ? STEM_MOLECULES : 1) * factor(MOLECULES_SPREAD, random);
        float[] counts = new float[inCell.length];
        for (int g = 0; g < counts.length; g++) {
            double mean = molecules * inCell[g] / total;
            counts[g] = NegativeBinomial.quantile(random.nextDouble(), NegativeBinomial.zero(mean, DISPERSION_SIZE),
                mean, DISPERSION_SIZE);
        }
        return counts;
    }

    private static double programFactor(Program program, boolean stemLike, Phase phase) {
        return switch (program) {
            case STEM -> stemLike ? 16 : 1;
            case STEM_ABUNDANT -> stemLike ? 2 : 1;
            case S -> stemLike ? 0.1 : phase == Phase.S ? 8 : 1;
            case G2M -> stemLike ? 0.1 : phase == Phase.G2M ? 10 : 1;
            case T_ALL -> stemLike ? 0.6 : 1;
            case RIBOSOMAL -> stemLike ? 0.8 : 1;
            case DRIVER, MITOCHONDRIAL, HOUSEKEEPING, OTHER -> 1;
        };
    }

    private static double factor(double spread, SplittableRandom random) {
        return factor(spread, random.nextDouble());
    }

    /** A factor around 1: log-normal, with the normal quantile taken through the logistic one. */
    private static double factor(double spread, double uniform) {
        double inside = Math.min(Math.max(uniform, 1e-9), 1 - 1e-9);
        return Math.exp(spread * Math.log(inside / (1 - inside)) / 1.702);
    }
}
