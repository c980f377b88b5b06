package org.screlapse.knime.node.concatenate;

import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.Concatenation;
import org.screlapse.engine.data.Concatenation.GeneJoin;
import org.screlapse.knime.dialog.CellColumnChoices;
import org.screlapse.knime.dialog.Inputs;

/** The dialog of <i>Concatenate Single-Cell Data</i>. */
final class ConcatenateNodeParameters implements NodeParameters {

    enum Genes {
        @Label(value = "All", description = "Genes of any input; 0 where an input does not have the gene.")
        ALL, //
        @Label(value = "Common", description = "Only genes that all inputs have.")
        COMMON
    }

    enum CellNames {
        @Label(value = "Keep", description = "The names must then be unique over all inputs.")
        KEEP, //
        @Label(value = "Prefix with annotation",
            description = "Puts the value of an annotation and \"_\" before each name.")
        PREFIX
    }

    interface CellNamesReference extends ParameterReference<CellNames> {}

    @Widget(title = "Genes", description = "Which genes the result has.")
    @ValueSwitchWidget
    Genes genes = Genes.ALL;

    @Widget(title = "Cell names",
        description = "Barcodes of two samples can be the same, but cell names must be unique.")
    @ValueSwitchWidget
    @ValueReference(CellNamesReference.class)
    CellNames cellNames = CellNames.PREFIX;

    static final class IsPrefixed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(CellNamesReference.class).isOneOf(CellNames.PREFIX);
        }
    }

    @Widget(title = "Annotation before the cell names",
        description = "The annotation whose value is put before each cell name; all inputs must have it.")
    @ChoicesProvider(CellColumnChoices.Groups.class)
    @Effect(predicate = IsPrefixed.class, type = EffectType.SHOW)
    String prefixColumn = "sample";

    ConcatenateNodeParameters() {
    }

    ConcatenateNodeParameters(NodeParametersInput input) {
        boolean noSample = Inputs.summary(input).map(data -> data.cellColumn("sample").isEmpty()).orElse(false);
        if (noSample) {
            prefixColumn =
                Inputs.summary(input).get().cellColumnsOf(ColumnType.CATEGORICAL).stream().findFirst().orElse("");
            cellNames = prefixColumn.isEmpty() ? CellNames.KEEP : CellNames.PREFIX;
        }
    }

    boolean prefixes() {
        return cellNames == CellNames.PREFIX;
    }

    Concatenation concatenation() {
        Concatenation concatenation =
            Concatenation.withDefaults().withGeneJoin(genes == Genes.ALL ? GeneJoin.UNION : GeneJoin.INTERSECTION);
        return prefixes() ? concatenation.withPrefixColumn(prefixColumn) : concatenation;
    }
}
