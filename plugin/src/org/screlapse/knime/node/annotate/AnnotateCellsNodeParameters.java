package org.screlapse.knime.node.annotate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
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
import org.knime.core.data.DataColumnSpec;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.screlapse.knime.dialog.CellColumnChoices;

/** The dialog of <i>Annotate Cells</i>. */
final class AnnotateCellsNodeParameters implements NodeParameters {

    @Section(title = "Match")
    interface MatchSection {}

    @Section(title = "Add")
    @After(MatchSection.class)
    interface AddSection {}

    enum CellKey {
        @Label(value = "Cell name", description = "The name of the cell, its barcode with any prefix.")
        NAME, //
        @Label(value = "Annotation", description = "An annotation of the cells, such as the patient.")
        ANNOTATION
    }

    enum TableKey {
        @Label(value = "Row ID", description = "The row ID of the table.")
        ROW_ID, //
        @Label(value = "Column", description = "A column of the table.")
        COLUMN
    }

    interface CellKeyReference extends ParameterReference<CellKey> {}

    interface TableKeyReference extends ParameterReference<TableKey> {}

    static final class AllReference implements BooleanReference {}

    @Widget(title = "Find a cell by its", description = "What of a cell is looked up in the table.")
    @ValueSwitchWidget
    @ValueReference(CellKeyReference.class)
    @Layout(MatchSection.class)
    CellKey cellKey = CellKey.NAME;

    static final class IsAnnotation implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(CellKeyReference.class).isOneOf(CellKey.ANNOTATION);
        }
    }

    @Widget(title = "Annotation of the cells", description = "The annotation of the cells that is looked up.")
    @ChoicesProvider(CellColumnChoices.Groups.class)
    @Effect(predicate = IsAnnotation.class, type = EffectType.SHOW)
    @Layout(MatchSection.class)
    String cellAnnotation = "patient";

    @Widget(title = "In the table's", description = "Where in the table it is looked up.")
    @ValueSwitchWidget
    @ValueReference(TableKeyReference.class)
    @Layout(MatchSection.class)
    TableKey tableKey = TableKey.ROW_ID;

    static final class IsColumn implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(TableKeyReference.class).isOneOf(TableKey.COLUMN);
        }
    }

    /** The columns of the table, which is the second input. */
    static final class TableColumns implements StringChoicesProvider {
        @Override
        public List<String> choices(NodeParametersInput input) {
            return input.getInTableSpec(1).stream().flatMap(DataTableSpec::stream).map(DataColumnSpec::getName)
                .toList();
        }
    }

    @Widget(title = "Column of the table", description = "The column of the table in which it is looked up.")
    @ChoicesProvider(TableColumns.class)
    @Effect(predicate = IsColumn.class, type = EffectType.SHOW)
    @Layout(MatchSection.class)
    String tableColumn = "";

    @Widget(title = "All columns", description = "Adds every column of the table; otherwise only those chosen below.")
    @ValueReference(AllReference.class)
    @Layout(AddSection.class)
    boolean allColumns = true;

    static final class IsSelection implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getBoolean(AllReference.class).isFalse();
        }
    }

    @Widget(title = "Columns",
        description = "The columns that become annotations of the cells. One of the same name is replaced.")
    @ChoicesProvider(TableColumns.class)
    @TwinlistWidget
    @Effect(predicate = IsSelection.class, type = EffectType.SHOW)
    @Layout(AddSection.class)
    String[] columns = {};

    void check(DataTableSpec table) throws InvalidSettingsException {
        if (keyColumn().isPresent()) {
            requireColumn(table, tableColumn);
        }
        for (String column : addedColumns(table)) {
            requireColumn(table, column);
        }
    }

    Optional<String> cellKey() {
        return cellKey == CellKey.NAME ? Optional.empty() : Optional.of(cellAnnotation);
    }

    Optional<String> keyColumn() {
        return tableKey == TableKey.ROW_ID ? Optional.empty() : Optional.of(tableColumn);
    }

    List<String> addedColumns(DataTableSpec table) {
        return allColumns
            ? table.stream().map(DataColumnSpec::getName).filter(c -> !keyColumn().equals(Optional.of(c))).toList()
            : List.of(columns);
    }

    private static void requireColumn(DataTableSpec table, String name) throws InvalidSettingsException {
        if (!table.containsName(name)) {
            throw new InvalidSettingsException(
                "The table has no column \"" + name + "\"; it has " + Arrays.toString(table.getColumnNames()) + ".");
        }
    }
}
