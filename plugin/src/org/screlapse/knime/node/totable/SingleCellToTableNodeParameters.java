package org.screlapse.knime.node.totable;

import java.util.Arrays;
import java.util.List;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
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

    enum Rows {
        @Label(value = "Cells", description = "A row for each cell.")
        CELLS, //
        @Label(value = "Genes", description = "A row for each gene, with all its annotations.")
        GENES
    }

    enum Values {
        @Label(value = "Normalised", description = "Counts divided by the size factors of Normalize Counts"
            + " (where it did not run: brought to a sum of 10,000 a cell), then ln(1 + x).")
        NORMALIZED, //
        @Label(value = "As they are", description = "The values as they were read, usually counts.")
        RAW
    }

    static final class RowsReference implements ParameterReference<Rows> {}

    static final class IsOfCells implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(RowsReference.class).isOneOf(Rows.CELLS);
        }
    }

    static final class AllReference implements BooleanReference {}

    static final class IsSelection implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(RowsReference.class).isOneOf(Rows.CELLS).and(i.getBoolean(AllReference.class).isFalse());
        }
    }

    @Widget(title = "Rows", description = "What the table has a row for.")
    @ValueSwitchWidget
    @ValueReference(RowsReference.class)
    @Migrate(loadDefaultIfAbsent = true)
    Rows rows = Rows.CELLS;

    @Widget(title = "All annotations",
        description = "Makes a column of every annotation of the cells; otherwise only" + " of those chosen below.")
    @ValueReference(AllReference.class)
    @Effect(predicate = IsOfCells.class, type = EffectType.SHOW)
    boolean allAnnotations = true;

    @Widget(title = "Annotations", description = "The annotations of the cells that become columns.")
    @ChoicesProvider(CellColumnChoices.Any.class)
    @TwinlistWidget
    @Effect(predicate = IsSelection.class, type = EffectType.SHOW)
    String[] annotations = {};

    @Widget(title = "Genes",
        description = "Gene symbols whose expression becomes a column each, separated by spaces,"
            + " commas, semicolons or new lines. May be empty.")
    @TextAreaWidget(rows = 3)
    @Effect(predicate = IsOfCells.class, type = EffectType.SHOW)
    String genes = "";

    @Widget(title = "Expression of the genes", description = "Whether expression is normalised.")
    @ValueSwitchWidget
    @Effect(predicate = IsOfCells.class, type = EffectType.SHOW)
    Values values = Values.NORMALIZED;

    @Widget(title = "Embeddings", description = "Makes a column of every coordinate of the embeddings: of cells such as"
        + " a UMAP, of genes their loadings on the components.")
    boolean embeddings;

    boolean showsGenes() {
        return rows == Rows.GENES;
    }

    CellTable.Content content(DataSummary data) {
        return new CellTable.Content(allAnnotations ? data.cellColumnsOf(ColumnType.values()) : List.of(annotations),
            Arrays.stream(genes.split("[\\s,;]+")).filter(gene -> !gene.isEmpty()).distinct().toList(),
            values == Values.NORMALIZED, embeddings);
    }
}
