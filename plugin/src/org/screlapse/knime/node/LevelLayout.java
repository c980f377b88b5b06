package org.screlapse.knime.node;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.knime.core.data.DataTableSpec;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.knime.table.ResultTable;

/**
 * The columns of a table that has one for each level that is compared, under its own name.
 *
 * @param <P> the dialog
 * @param <R> what was found
 * @param <T> a row
 * @param known the levels, as far as the settings and what is known of the data say; none if they do not
 * @param found the levels of what was found
 * @param layout the columns for some levels
 */
public record LevelLayout<P, R, T>(BiFunction<P, DataSummary, List<String>> known, Function<R, List<String>> found,
    BiFunction<P, List<String>, ResultTable<T>> layout) {

    /** The columns, null if they are not known beforehand. */
    DataTableSpec spec(P settings, DataSummary data) {
        List<String> levels = known.apply(settings, data);
        return levels.isEmpty() ? null : layout.apply(settings, levels).spec();
    }

    /** The columns as they were announced, if they were. */
    ResultTable<T> table(P settings, DataSummary data, R findings) {
        List<String> levels = known.apply(settings, data);
        return layout.apply(settings, levels.isEmpty() ? found.apply(findings) : levels);
    }
}
