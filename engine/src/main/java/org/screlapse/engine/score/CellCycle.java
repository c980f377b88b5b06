package org.screlapse.engine.score;

import org.screlapse.engine.signature.GeneMatcher;
import org.screlapse.engine.signature.Signature;
import org.screlapse.engine.signature.SignatureLibrary;
import java.util.ArrayList;
import java.util.List;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.Operation;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Run;

/**
 * Where in the cell cycle each cell is: scores of the S and of the G2/M genes, and the phase they tell.
 *
 * <p>
 * G1 if both scores are below 0, else the phase of the higher score. The scores are made as Seurat's
 * {@code CellCycleScoring} or as Scanpy's {@code score_genes_cell_cycle} makes them; these differ in the choice of
 * controls (as many as the shorter list has genes) and in a cell of two equal scores of at least 0, which Seurat calls
 * undecided and Scanpy S. Immutable.
 *
 * @see <a href="https://doi.org/10.1126/science.aad0501">Tirosh et al., Science 352 (2016) 189</a>
 */
public final class CellCycle implements Operation<SignatureScores> {

    /** Name of the annotation that holds the score of the S genes. */
    public static final String S_SCORE = "S_score";
    /** Name of the annotation that holds the score of the G2/M genes. */
    public static final String G2M_SCORE = "G2M_score";
    /** Name of the annotation that holds the phase. */
    public static final String PHASE = "phase";
    /** The phases, in the order of the categories. */
    public static final List<String> PHASES = List.of("G1", "S", "G2M");
    /** Seurat's phase of a cell whose two scores are equal and at least 0. */
    public static final String UNDECIDED = "Undecided";

    /** Whose rules are followed. */
    public enum Convention {
        /** {@link AddModuleScore}, 24 bins; equal scores are undecided. */
        SEURAT,
        /** {@link ScoreGenes}, 25 bins; equal scores are S. */
        SCANPY
    }

    private static final CellCycle DEFAULT = new CellCycle(Convention.SCANPY,
        SignatureLibrary.builtIn().get("CELL_CYCLE_S"), SignatureLibrary.builtIn().get("CELL_CYCLE_G2M"), 0, null);

    private final Convention convention;
    private final Signature sGenes;
    private final Signature g2mGenes;
    private final int seed;
    private final Quiescence quiescence;

    private CellCycle(Convention convention, Signature sGenes, Signature g2mGenes, int seed, Quiescence quiescence) {
        this.convention = convention;
        this.sGenes = sGenes;
        this.g2mGenes = g2mGenes;
        this.seed = seed;
        this.quiescence = quiescence;
    }

    /** @return Scanpy's rules, the genes of Tirosh 2016 (human; mouse spelling is found), seed 0 */
    public static CellCycle withDefaults() {
        return DEFAULT;
    }

    /**
     * @param whose whose rules are followed
     * @return this operation with these rules
     */
    public CellCycle withConvention(Convention whose) {
        return new CellCycle(whose, sGenes, g2mGenes, seed, quiescence);
    }

    /**
     * @return this operation with the S genes of Seurat's {@code cc.genes.updated.2019}, in which a renaming replaced
     *         MCM2, RPA2 and BRIP1 by other genes; only to reproduce results that were made with it
     */
    public CellCycle withGenesOfSeurat2019() {
        return withGenes(SignatureLibrary.builtIn().get("CELL_CYCLE_S_SEURAT2019"), g2mGenes);
    }

    /**
     * @param s genes of the S phase
     * @param g2m genes of G2 and mitosis
     * @return this operation with these genes
     */
    public CellCycle withGenes(Signature s, Signature g2m) {
        return new CellCycle(convention, s, g2m, seed, quiescence);
    }

    /**
     * @param value seed of the draw of control genes
     * @return this operation with that seed
     */
    public CellCycle withSeed(int value) {
        return new CellCycle(convention, sGenes, g2mGenes, value, quiescence);
    }

    /**
     * @param how how cells that rest are called
     * @return this operation, which then calls quiescent cells, too
     */
    public CellCycle withQuiescence(Quiescence how) {
        return new CellCycle(convention, sGenes, g2mGenes, seed, how);
    }

    @Override
    public DataSummary describe(DataSummary data) {
        if (data.genes() == 0) {
            throw new IllegalArgumentException("The data have no genes to score.");
        }
        DataSummary scored = data.withCellColumn(new ColumnSummary(S_SCORE, ColumnType.NUMERIC, List.of()))
            .withCellColumn(new ColumnSummary(G2M_SCORE, ColumnType.NUMERIC, List.of()))
            .withCellColumn(new ColumnSummary(PHASE, ColumnType.CATEGORICAL, categories()));
        return quiescence == null ? scored : quiescence.describe(scored);
    }

    @Override
    public Outcome<SignatureScores> apply(SingleCellData data, Run run) {
        List<Signature> phases = List.of(sGenes.withName(S_SCORE), g2mGenes.withName(G2M_SCORE));
        GeneMatcher matcher = new GeneMatcher(data.genes());
        int controls = phases.stream().mapToInt(phase -> matcher.match(phase).genes().length).min().getAsInt();
        ScoringMethod method = switch (convention) {
            case SEURAT -> AddModuleScore.withDefaults().withControls(controls).withSeed(seed);
            case SCANPY -> ScoreGenes.withDefaults().withControls(controls).withSeed(seed);
        };
        Outcome<SignatureScores> scores =
            SignatureScoring.withDefaults().withMethod(method).withSignatures(phases).apply(data, run);
        List<SignatureScore> found = scores.findings().scores();
        CategoricalColumn phase = phases(found.get(0).values(), found.get(1).values());
        SingleCellData scored = scores.data().withCellColumn(PHASE, phase);
        return new Outcome<>(quiescence == null ? scored : quiescence.apply(scored, run.part(1, 1)).data(),
            scores.findings());
    }

    private List<String> categories() {
        List<String> categories = new ArrayList<>(PHASES);
        if (convention == Convention.SEURAT) {
            categories.add(UNDECIDED);
        }
        return List.copyOf(categories);
    }

    /**
     * @param s scores of the S genes
     * @param g2m scores of the G2/M genes
     * @return a phase per cell, missing where a score is
     */
    public CategoricalColumn phases(NumericColumn s, NumericColumn g2m) {
        int[] codes = new int[s.size()];
        for (int cell = 0; cell < codes.length; cell++) {
            codes[cell] = s.isMissing(cell) || g2m.isMissing(cell) ? -1 : phase(s.value(cell), g2m.value(cell));
        }
        return CategoricalColumn.of(categories(), codes);
    }

    private int phase(double s, double g2m) {
        if (s < 0 && g2m < 0) {
            return PHASES.indexOf("G1");
        }
        if (s == g2m && convention == Convention.SEURAT) {
            return PHASES.size();
        }
        return PHASES.indexOf(g2m > s ? "G2M" : "S");
    }
}
