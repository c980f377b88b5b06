package org.screlapse.engine.embed;

import java.util.List;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.Operation;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.expression.Expression;
import org.screlapse.engine.expression.LibrarySizeNormalization;
import org.screlapse.engine.expression.ValueScale;
import org.screlapse.engine.linalg.BlockLanczos;
import org.screlapse.engine.linalg.DenseSymmetric;
import org.screlapse.engine.linalg.Vectors;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

/**
 * Principal component analysis of the log-normalized expression of the variable genes.
 *
 * <p>
 * Genes are centered, on request scaled to variance 1 and cut off at 10 standard deviations ({@code pp.scale} with
 * {@code max_value=10} of Scanpy, {@code ScaleData} of Seurat), and on request freed of the linear effect of numeric
 * annotations of the cells such as cell-cycle scores. The matrix stays sparse throughout. Where annotations are
 * regressed out, only values other than 0 are cut off: values of 0 lie nowhere near the limit.
 *
 * <p>
 * The sign of a component is chosen so that its loading of largest absolute value is positive.
 *
 * <p>
 * Immutable. The result depends on the parameters alone, not on the number of threads.
 */
public final class Pca implements Operation<PcaResult> {

    /** How the components are computed. */
    public enum Solver {
        /** Exact up to 3,000 genes, randomized beyond. */
        AUTOMATIC,
        /** From the covariances of all genes; needs memory for genes × genes. */
        EXACT,
        /** Randomized block Krylov iteration (Musco and Musco 2015): passes over the sparse matrix only. */
        RANDOMIZED
    }

    /** What the components are made of. */
    private enum Values {
        CENTERED, SCALED, PEARSON_RESIDUALS
    }

    private static final Pca DEFAULT =
        new Pca(50, Values.SCALED, 10, "highly_variable", List.of(), List.of(), Solver.AUTOMATIC, 0);

    private static final int EXACT_GENES = 3000;
    private static final int LARGEST_EXACT = 12_000;
    private static final int OVERSAMPLING = 10;
    private static final int PASSES = 9;
    private static final double TOLERANCE = 1e-5;
    private static final double NOTHING = 1e-9;

    private final int components;
    private final Values values;
    private final double limit;
    private final String geneColumn;
    private final List<String> genes;
    private final List<String> covariates;
    private final Solver solver;
    private final long seed;

    private Pca(int components, Values values, double limit, String geneColumn, List<String> genes,
        List<String> covariates, Solver solver, long seed) {
        this.components = components;
        this.values = values;
        this.limit = limit;
        this.geneColumn = geneColumn;
        this.genes = genes;
        this.covariates = covariates;
        this.solver = solver;
        this.seed = seed;
    }

    /**
     * @return 50 components of the genes that {@code highly_variable} marks (all genes where there is no such
     *         annotation), scaled and cut off at 10 standard deviations
     */
    public static Pca withDefaults() {
        return DEFAULT;
    }

    /**
     * @param count number of components, at least 1
     * @return this analysis with so many components
     */
    public Pca withComponents(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("The number of components is " + count + "; it must be at least 1.");
        }
        return new Pca(count, values, limit, geneColumn, genes, covariates, solver, seed);
    }

    /** @return this analysis of genes that are centered only */
    public Pca withoutScaling() {
        return new Pca(components, Values.CENTERED, limit, geneColumn, genes, covariates, solver, seed);
    }

    /**
     * @param standardDeviations scaled values beyond it are cut off, more than 0; infinite for no limit
     * @return this analysis of genes that are scaled to variance 1
     */
    public Pca withScaling(double standardDeviations) {
        if (!(standardDeviations > 0)) {
            throw new IllegalArgumentException("Scaled values are cut off at " + standardDeviations
                + " standard deviations; it must be a number more than 0, such as 10.");
        }
        return new Pca(components, Values.SCALED, standardDeviations, geneColumn, genes, covariates, solver, seed);
    }

    /**
     * @return this analysis of analytic Pearson residuals of the counts of the chosen genes, by the randomized solver;
     *         size factors do not matter, and nothing can be regressed out
     */
    public Pca withPearsonResiduals() {
        return new Pca(components, Values.PEARSON_RESIDUALS, limit, geneColumn, genes, covariates, solver, seed);
    }

    /**
     * @param column an annotation of the genes, true for those to be used
     * @return this analysis of these genes
     */
    public Pca withGeneColumn(String column) {
        return new Pca(components, values, limit, column, List.of(), covariates, solver, seed);
    }

    /**
     * @param names names of the genes to be used
     * @return this analysis of these genes
     */
    public Pca withGenes(List<String> names) {
        return new Pca(components, values, limit, geneColumn, List.copyOf(names), covariates, solver, seed);
    }

    /** @return this analysis of all genes */
    public Pca withAllGenes() {
        return new Pca(components, values, limit, null, List.of(), covariates, solver, seed);
    }

    /**
     * @param columns numeric annotations of the cells whose effect on each gene is taken out before
     * @return this analysis without these effects
     */
    public Pca withCovariates(List<String> columns) {
        return new Pca(components, values, limit, geneColumn, genes, List.copyOf(columns), solver, seed);
    }

    /**
     * @param howToCompute the solver
     * @return this analysis with that solver
     */
    public Pca withSolver(Solver howToCompute) {
        return new Pca(components, values, limit, geneColumn, genes, covariates, howToCompute, seed);
    }

    /**
     * @param start of the random numbers from which the search starts
     * @return this analysis with that seed
     */
    public Pca withSeed(long start) {
        return new Pca(components, values, limit, geneColumn, genes, covariates, solver, start);
    }

    @Override
    public DataSummary describe(DataSummary data) {
        if (data.genes() == 0) {
            throw new IllegalArgumentException("The data have no genes of which components could be computed.");
        }
        if (values == Values.PEARSON_RESIDUALS && !covariates.isEmpty()) {
            throw new IllegalArgumentException("Nothing can be regressed out of Pearson residuals, which are free of"
                + " the sequencing depth: leave out " + covariates + ", or choose log-normalized expression.");
        }
        covariates.forEach(
            name -> data.requireCellColumn("effect to regress out", name, ColumnType.NUMERIC, ColumnType.INTEGER));
        return data.withEmbedding(PcaResult.SCORES, components).withGeneEmbedding(PcaResult.LOADINGS, components);
    }

    /** Fewer components than asked for are found where there are too few cells or genes, with a note. */
    @Override
    public Outcome<PcaResult> apply(SingleCellData data, Run run) {
        describe(data.summary());
        if (data.counts().cells() < 3) {
            throw new IllegalArgumentException(
                "Principal components need at least 3 cells; the data have " + data.counts().cells() + ".");
        }
        int[] chosen = new ChosenGenes(geneColumn, genes).find(data, run);
        PcaResult found = values == Values.PEARSON_RESIDUALS
            ? solve(data, chosen, residuals(data, chosen, run.part(0, 0.4)), 1, run.part(0.4, 1))
            : ofExpression(data, chosen, run);
        return new Outcome<>(found.addTo(data), found);
    }

    private PcaResult ofExpression(SingleCellData data, int[] chosen, Run run) {
        List<double[]> taken = Covariates.basis(data, covariates, run);
        Expression expression =
            Expression.of(data, ValueScale.AUTOMATIC, LibrarySizeNormalization.withDefaults(), run.part(0, 0.1));
        expression.warnings().forEach(run::note);
        CenteredMatrix matrix = new CenteredMatrix(new GeneValues(expression, chosen), taken, values == Values.SCALED,
            limit, run.part(0.1, 0.4));
        return solve(data, chosen, matrix, taken.size(), run.part(0.4, 1));
    }

    private ResidualMatrix residuals(SingleCellData data, int[] chosen, Progress progress) {
        Expression counts =
            Expression.ofCounts(data.counts(), "An analysis of Pearson residuals", progress.part(0, 0.1));
        ResidualMatrix residuals = new ResidualMatrix(new GeneValues(counts, chosen), progress.part(0.1, 1));
        if (residuals.totalSquares() <= NOTHING * counts.cells()) {
            throw new IllegalArgumentException("None of the " + chosen.length + " chosen genes differs between the"
                + " cells by more than their totals.");
        }
        return residuals;
    }

    private PcaResult solve(SingleCellData data, int[] chosen, GeneMatrix matrix, int removed, Run run) {
        int cells = data.counts().cells();
        int varying = chosen.length - matrix.constantGenes();
        if (varying < 2) {
            throw new IllegalArgumentException("Only " + varying + " of the " + chosen.length + " chosen genes differ"
                + " between the cells; principal components need at least 2.");
        }
        if (matrix.constantGenes() > 0) {
            run.note(matrix.constantGenes() + " of the " + chosen.length
                + " chosen genes are the same in all cells and were left out.");
        }
        int possible = Math.min(varying, cells - removed);
        int count = Math.min(components, possible);
        if (count < components) {
            run.note("Only " + count + " components instead of " + components + ": there are " + cells + " cells and "
                + varying + " varying genes.");
        }
        BlockLanczos.Eigenpairs found = eigenpairs(matrix, count, possible, run.part(0, 0.9));
        return result(data, chosen, matrix, found, run.part(0.9, 1));
    }

    private BlockLanczos.Eigenpairs eigenpairs(GeneMatrix matrix, int count, int possible, Progress progress) {
        boolean exact = solver == Solver.EXACT || (solver == Solver.AUTOMATIC && matrix.size() <= EXACT_GENES);
        if (exact && matrix instanceof CenteredMatrix centered) {
            if (matrix.size() > LARGEST_EXACT) {
                throw new IllegalArgumentException("The exact solver takes at most " + LARGEST_EXACT + " genes, not "
                    + matrix.size() + ": choose variable genes, or the randomized solver.");
            }
            DenseSymmetric gram = new DenseSymmetric(centered.gram(progress));
            return BlockLanczos.untilConverged(1, TOLERANCE).solve(gram, count, seed, progress.part(1, 1));
        }
        int block = Math.min(count + OVERSAMPLING, possible);
        return BlockLanczos.ofSteps(block, PASSES).solve(matrix, count, seed, progress);
    }

    private PcaResult result(SingleCellData data, int[] chosen, GeneMatrix matrix, BlockLanczos.Eigenpairs found,
        Progress progress) {
        int count = found.values().length;
        float[] loadings = new float[Math.multiplyExact(data.counts().genes(), count)];
        double[] variance = new double[count];
        double[] ratio = new double[count];
        double total = matrix.totalSquares();
        for (int k = 0; k < count; k++) {
            double[] vector = found.vectors()[k];
            fixSign(vector);
            variance[k] = Math.max(0, found.values()[k]) / (data.counts().cells() - 1);
            ratio[k] = Math.max(0, found.values()[k]) / total;
            for (int g = 0; g < chosen.length; g++) {
                loadings[chosen[g] * count + k] = matrix.isConstant(g) ? 0 : (float) vector[g];
            }
        }
        float[] scores = matrix.scores(found.vectors(), progress);
        return new PcaResult(new Embedding(count, scores), new Embedding(count, loadings), variance, ratio,
            PcaResult.elbow(variance), chosen.length - matrix.constantGenes());
    }

    private static void fixSign(double[] vector) {
        double largest = 0;
        for (double loading : vector) {
            if (Math.abs(loading) > Math.abs(largest)) {
                largest = loading;
            }
        }
        if (largest < 0) {
            Vectors.scale(-1, vector);
        }
    }
}
