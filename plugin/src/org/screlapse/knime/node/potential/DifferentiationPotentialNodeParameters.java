package org.screlapse.knime.node.potential;

import java.util.List;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.updates.util.BooleanReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.screlapse.engine.score.DifferentiationPotential;
import org.screlapse.engine.score.GeneInteraction;
import org.screlapse.engine.score.SignalingEntropy;
import org.screlapse.knime.dialog.OptionalGroupChoices;
import org.screlapse.knime.execution.EngineCall;

/** The dialog of <i>Differentiation Potential</i>. */
final class DifferentiationPotentialNodeParameters implements NodeParameters {

    @Section(title = "Potential")
    interface PotentialSection {}

    @Section(title = "Interactions")
    @After(PotentialSection.class)
    interface InteractionSection {}

    static final class UsesNeighbors implements BooleanReference {}

    static final class AreNeighborsUsed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getBoolean(UsesNeighbors.class).isTrue();
        }
    }

    static final class TableColumns implements StringChoicesProvider {
        @Override
        public List<String> choices(NodeParametersInput input) {
            return InteractionTable.textColumns(input);
        }
    }

    @Widget(title = "Compare cells within",
        description = "The annotation of the cells whose groups, such as samples,"
            + " are scaled to 0 to 1 each on its own; none to scale all cells together.")
    @ChoicesProvider(OptionalGroupChoices.class)
    @Layout(PotentialSection.class)
    String groupColumn = "";

    @Widget(title = "Smooth over neighbors",
        description = "Where the data have neighbors of the cells (see <i>Cell"
            + " Neighbors</i>), the potential of a cell is drawn towards theirs, which evens out cells of few counts.")
    @ValueReference(UsesNeighbors.class)
    @Layout(PotentialSection.class)
    boolean useNeighbors = true;

    @Widget(title = "Share of the neighbors",
        description = "What part of a value comes from the neighbors, 0 to" + " below 1.")
    @Effect(predicate = AreNeighborsUsed.class, type = EffectType.SHOW)
    @Layout(PotentialSection.class)
    @Advanced
    double neighborShare = 0.9;

    @Widget(title = "Genes of the signature",
        description = "How many genes, those that rise most with the number of"
            + " expressed genes, make the gene-counts signature.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Layout(PotentialSection.class)
    @Advanced
    int genes = 200;

    @Widget(title = "Column of the first gene",
        description = "The column of the interaction table that holds one of"
            + " the two genes. Used only if the table port is there.")
    @ChoicesProvider(TableColumns.class)
    @Layout(InteractionSection.class)
    String firstColumn = "";

    @Widget(title = "Column of the second gene",
        description = "The column of the interaction table that holds the"
            + " other gene. Used only if the table port is there.")
    @ChoicesProvider(TableColumns.class)
    @Layout(InteractionSection.class)
    String secondColumn = "";

    DifferentiationPotentialNodeParameters() {
    }

    DifferentiationPotentialNodeParameters(NodeParametersInput input) {
        List<String> columns = InteractionTable.textColumns(input);
        if (columns.size() > 1) {
            firstColumn = columns.get(0);
            secondColumn = columns.get(1);
        }
    }

    @Override
    public void validate() throws InvalidSettingsException {
        EngineCall.check(this::potential);
    }

    DifferentiationPotential potential() {
        return DifferentiationPotential.withDefaults().withGroups(groupColumn).withGenes(genes)
            .withSmoothing(useNeighbors ? neighborShare : 0);
    }

    SignalingEntropy entropy(List<GeneInteraction> interactions) {
        return SignalingEntropy.of(interactions).withGroups(groupColumn);
    }

    InteractionTable interactions() {
        return new InteractionTable(firstColumn, secondColumn);
    }
}
