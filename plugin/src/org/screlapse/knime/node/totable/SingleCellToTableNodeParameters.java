package org.screlapse.knime.node.totable;

import java.util.Arrays;
import java.util.List;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
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
import org.screlapse.knime.dialog.EmbeddingChoices;

/** The dialog of <i>Single-Cell to Table</i>. */
final class SingleCellToTableNodeParameters implements NodeParameters {

    enum Rows {
        @Label(value = "Cells", description = "A row for each cell.")
        CELLS, //
        @Label(value = "Genes", description = "A row for each gene, with all its annotations.")
        GENES
    }

    enum Values {
        @Label(value = "Normalized", description = "Counts divided by the size factors of Normalize Counts"
            + " (where it did not run: brought to a sum of 10,000 per cell), then ln(1 + x).")
        NORMALIZED, //
        @Label(value = "As they are", description = "The values as they were read, usually counts.")
        RAW
    }

    static final class RowsReference implements ParameterReference<Rows> {}

    static final class AllReference implements BooleanReference {}

    @Widget(title = "Rows", description = "What the table has a row for.")
    @ValueSwitchWidget
    @ValueReference(RowsReference.class)
    Rows rows = Rows.CELLS;

    @Widget(title = "Names as a column", description = """
        Makes a first column of the names, <tt>Cell</tt> or <tt>Gene</tt>, for files that leave out the row ID, which is
        the name in any case.
        """)
    boolean names = true;

    static final class IsOfCells implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(RowsReference.class).isOneOf(Rows.CELLS);
        }
    }

    @Widget(title = "All annotations",
        description = "Makes a column of every annotation of the cells; otherwise only of those chosen below.")
    @ValueReference(AllReference.class)
    @Effect(predicate = IsOfCells.class, type = EffectType.SHOW)
    boolean allAnnotations = true;

    static final class IsSelection implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getPredicate(IsOfCells.class).and(i.getBoolean(AllReference.class).isFalse());
        }
    }

    @Widget(title = "Annotations", description = "The annotations of the cells that become columns.")
    @ChoicesProvider(CellColumnChoices.Any.class)
    @TwinlistWidget
    @Effect(predicate = IsSelection.class, type = EffectType.SHOW)
    String[] annotations = {};

    @Widget(title = "Genes", description = """
        Gene symbols whose expression becomes a column each, separated by spaces, commas, semicolons or new lines. May
        be empty.
        """)
    @TextAreaWidget(rows = 3)
    @Effect(predicate = IsOfCells.class, type = EffectType.SHOW)
    String genes = "";

    @Widget(title = "Expression of the genes", description = "Whether expression is normalized.")
    @ValueSwitchWidget
    @Effect(predicate = IsOfCells.class, type = EffectType.SHOW)
    Values values = Values.NORMALIZED;

    @Widget(title = "Embeddings", description = "The embeddings whose coordinates become columns, such as a UMAP.")
    @ChoicesProvider(EmbeddingChoices.class)
    @TwinlistWidget
    @Effect(predicate = IsOfCells.class, type = EffectType.SHOW)
    String[] embeddings = {};

    static final class IsOfGenes implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(RowsReference.class).isOneOf(Rows.GENES);
        }
    }

    @Widget(title = "Loadings", description = "Makes columns of the genes' loadings on the components.")
    @Effect(predicate = IsOfGenes.class, type = EffectType.SHOW)
    boolean loadings;

    boolean showsGenes() {
        return rows == Rows.GENES;
    }

    CellTable.Content content(DataSummary data) {
        return new CellTable.Content(names,
            allAnnotations ? data.cellColumnsOf(ColumnType.values()) : List.of(annotations),
            Arrays.stream(genes.split("[\\s,;]+")).filter(gene -> !gene.isEmpty()).distinct().toList(),
            values == Values.NORMALIZED, List.of(embeddings));
    }
}
