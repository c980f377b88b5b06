package org.screlapse.knime.node.totable;

import java.util.Arrays;
import java.util.List;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.updates.util.BooleanReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.TwinlistWidget;
import org.knime.node.parameters.widget.text.TextAreaWidget;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.knime.dialog.CellColumnChoices;

/** The dialog of <i>Single-Cell to Table</i>. */
final class SingleCellToTableNodeParameters implements NodeParameters {

    enum Values {
        @Label(value = "Normalised", description = "Counts over the size factors of Normalize Counts (without"
            + " it brought to a sum of 10,000 a cell), then ln(1 + x).")
        NORMALIZED, //
        @Label(value = "As they are", description = "The values as they were read, usually counts.")
        RAW
    }

    static final class AllReference implements BooleanReference {
    }

    static final class IsSelection implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getBoolean(AllReference.class).isFalse();
        }
    }

    @Widget(title = "All annotations", description = "Makes a column of every annotation of the cells; otherwise only of"
        + " those chosen below.")
    @ValueReference(AllReference.class)
    boolean allAnnotations = true;

    @Widget(title = "Annotations", description = "The annotations of the cells that become columns.")
    @ChoicesProvider(CellColumnChoices.Any.class)
    @TwinlistWidget
    @Effect(predicate = IsSelection.class, type = EffectType.SHOW)
    String[] annotations = {};

    @Widget(title = "Genes", description = "Gene symbols whose expression becomes a column each, separated by spaces,"
        + " commas, semicolons or new lines. May be empty.")
    @TextAreaWidget(rows = 3)
    String genes = "";

    @Widget(title = "Expression of the genes", description = "Whether expression is normalised.")
    @ValueSwitchWidget
    Values values = Values.NORMALIZED;

    @Widget(title = "Embeddings", description = "Makes a column of every coordinate of the embeddings, such as a UMAP.")
    boolean embeddings;

    CellTable.Content content(DataSummary data) {
        return new CellTable.Content(allAnnotations ? data.cellColumnsOf(ColumnType.values()) : List.of(annotations),
            Arrays.stream(genes.split("[\\s,;]+")).filter(gene -> !gene.isEmpty()).distinct().toList(),
            values == Values.NORMALIZED, embeddings);
    }
}
