package org.knime.node.parameters.widget.choices.filter;

import java.util.List;
import java.util.function.Predicate;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.webui.node.dialog.defaultdialog.setting.filter.withtypes.TypedStringFilterMode;

/** Chooses columns of a table. */
public final class ColumnFilter extends TypedStringFilter<ColumnTypeFilter> {

    /** Chooses no column. */
    public ColumnFilter() {
        this(new String[0]);
    }

    /** @param selected the names of the chosen columns */
    public ColumnFilter(String[] selected) {
        super(selected, new ColumnTypeFilter());
    }

    /** @param selectedColumns the chosen columns */
    public ColumnFilter(List<DataColumnSpec> selectedColumns) {
        super(selectedColumns.stream().map(DataColumnSpec::getName).toList(), new ColumnTypeFilter());
    }

    /** @return this, which now does not choose columns that neither list has */
    public ColumnFilter withExcludeUnknownColumns() {
        setIncludeUnknownValues(false);
        return this;
    }

    /** @return this, which now chooses columns that neither list has */
    public ColumnFilter withIncludeUnknownColumns() {
        setIncludeUnknownValues(true);
        return this;
    }

    /**
     * @param choices the columns there are
     * @return the names of the chosen ones, in their order
     */
    public String[] filter(List<DataColumnSpec> choices) {
        return choices.stream().filter(getFilterPredicate()).map(DataColumnSpec::getName).toArray(String[]::new);
    }

    /** @return whether a column is chosen */
    public Predicate<DataColumnSpec> getFilterPredicate() {
        if (m_mode == TypedStringFilterMode.TYPE) {
            var types = m_typeFilter.getIsSelectedPredicate();
            return column -> types.test(column.getType().getPreferredValueClass().getName());
        }
        var names = getStringFilterPredicate();
        return column -> names.test(column.getName());
    }

    /**
     * @param choices the columns there are
     * @return the names chosen by hand that there are not
     */
    public String[] getMissingSelected(List<DataColumnSpec> choices) {
        return getMissingSelected(choices.stream().map(DataColumnSpec::getName).toArray(String[]::new));
    }

    /**
     * @param spec a table
     * @return the names of its chosen columns, in their order
     */
    public String[] filterFromFullSpec(DataTableSpec spec) {
        return filter(spec.stream().toList());
    }

    /**
     * @param spec a table
     * @return the names chosen by hand that it does not have
     */
    public String[] getMissingSelectedFromFullSpec(DataTableSpec spec) {
        return getMissingSelected(spec.stream().toList());
    }
}
