package org.screlapse.knime.node.cellcycle;

import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.updates.util.BooleanReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.screlapse.engine.score.CellCycle;
import org.screlapse.engine.score.Quiescence;
import org.screlapse.engine.score.SignatureScores;
import org.screlapse.knime.dialog.OptionalGroupChoices;
import org.screlapse.knime.node.OperationParameters;

/** The dialog of <i>Cell Cycle Scorer</i>. */
final class CellCycleScorerNodeParameters implements OperationParameters<SignatureScores> {

    @Section(title = "Phase")
    interface PhaseSection {}

    @Section(title = "Quiescence")
    @After(PhaseSection.class)
    interface QuiescenceSection {}

    /** Whose rules are followed; the names are stored in workflows. */
    enum Rules {
        @Label(value = "Scanpy", description = "score_genes_cell_cycle; equal scores are S.")
        SCANPY, //
        @Label(value = "Seurat", description = "CellCycleScoring; equal scores are undecided.")
        SEURAT
    }

    static final class CallsQuiescence implements BooleanReference {}

    static final class IsCalled implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getBoolean(CallsQuiescence.class).isTrue();
        }
    }

    @Widget(title = "As in", description = "Whose way of scoring and of assigning phases is followed.")
    @ValueSwitchWidget
    @Layout(PhaseSection.class)
    Rules rules = Rules.SCANPY;

    /** Which genes of S phase; the names are stored in workflows. */
    enum PhaseGenes {
        @Label(value = "Tirosh 2016", description = "The genes of the paper, by their current symbols.")
        TIROSH_2016, //
        @Label(value = "Seurat 2019", description = "cc.genes.updated.2019, in which MCM2, RPA2 and BRIP1 were replaced"
            + " by other genes: only to reproduce results that were made with it.")
        SEURAT_2019
    }

    @Widget(title = "Genes", description = "Which list of genes of S phase and of G2 and mitosis.")
    @ValueSwitchWidget
    @Layout(PhaseSection.class)
    @Advanced
    @Migrate(loadDefaultIfAbsent = true)
    PhaseGenes genes = PhaseGenes.TIROSH_2016;

    @Widget(title = "Seed",
        description = "Start of the random draw of control genes: the same seed gives the same" + " scores.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Layout(PhaseSection.class)
    @Advanced
    int seed = 0;

    @Widget(title = "Call quiescent cells", description = "Adds a quiescence score and whether each cell is quiescent.")
    @ValueReference(CallsQuiescence.class)
    @Layout(QuiescenceSection.class)
    boolean quiescence = true;

    @Widget(title = "Sample",
        description = "The annotation of the cells that names the sample, within which RNA" + " content and"
            + " scores are compared; none if all cells are of one sample.")
    @ChoicesProvider(OptionalGroupChoices.class)
    @Effect(predicate = IsCalled.class, type = EffectType.SHOW)
    @Layout(QuiescenceSection.class)
    String sampleColumn = "";

    @Widget(title = "Quantile of the cycle scores",
        description = "A quiescent cell's cycle score is not above this" + " quantile"
            + " of those of the sample's G1 cells, 0 to 1.")
    @Effect(predicate = IsCalled.class, type = EffectType.SHOW)
    @Layout(QuiescenceSection.class)
    @Advanced
    double cycleQuantile = 0.5;

    @Widget(title = "Quantile of the RNA content",
        description = "A quiescent cell's total count is not above this" + " quantile"
            + " of those of the sample's cells, 0 to 1.")
    @Effect(predicate = IsCalled.class, type = EffectType.SHOW)
    @Layout(QuiescenceSection.class)
    @Advanced
    double rnaQuantile = 0.5;

    @Override
    public CellCycle operation() {
        CellCycle cycle = CellCycle.withDefaults().withSeed(seed)
            .withConvention(rules == Rules.SEURAT ? CellCycle.Convention.SEURAT : CellCycle.Convention.SCANPY);
        cycle = genes == PhaseGenes.SEURAT_2019 ? cycle.withGenesOfSeurat2019() : cycle;
        Quiescence resting = Quiescence.withDefaults().withSamples(sampleColumn).withCycleQuantile(cycleQuantile)
            .withRnaQuantile(rnaQuantile);
        return quiescence ? cycle.withQuiescence(resting) : cycle;
    }
}
