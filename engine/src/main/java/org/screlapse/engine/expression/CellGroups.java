package org.screlapse.engine.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Column;

/**
 * Cells divided by the value of an annotation, as into samples or batches. Groups without cells are left out.
 *
 * @param names names of the groups; one empty name if all cells are one group
 * @param groupOf for each cell its group
 */
public record CellGroups(List<String> names, int[] groupOf) {

    private static final String MISSING = "(missing)";

    /**
     * @param cells names and annotations of the cells
     * @param column the annotation; empty for one group of all cells
     * @param what what the groups are, for messages
     * @return the groups; cells without a value are a group of their own
     * @throws IllegalArgumentException if the annotation is not there
     */
    public static CellGroups of(Annotations cells, Optional<String> column, String what) {
        if (column.isEmpty()) {
            return new CellGroups(List.of(""), new int[cells.size()]);
        }
        Column values =
            cells.column(column.get()).orElseThrow(() -> new IllegalArgumentException("The cells have no annotation \""
                + column.get() + "\" for the " + what + "; they have " + cells.columns().keySet() + "."));
        CategoricalColumn groups = CategoricalColumn.of(values);
        int[] sizes = new int[groups.categories().size() + 1];
        for (int code : groups.codes()) {
            sizes[code < 0 ? sizes.length - 1 : code]++;
        }
        List<String> names = new ArrayList<>();
        int[] newCode = new int[sizes.length];
        for (int code = 0; code < sizes.length; code++) {
            if (sizes[code] > 0) {
                newCode[code] = names.size();
                names.add(code == sizes.length - 1 ? MISSING : groups.categories().get(code));
            }
        }
        return new CellGroups(List.copyOf(names),
            Arrays.stream(groups.codes()).map(code -> newCode[code < 0 ? sizes.length - 1 : code]).toArray());
    }

    /** @return number of cells of each group */
    public int[] sizes() {
        int[] sizes = new int[names.size()];
        Arrays.stream(groupOf).forEach(group -> sizes[group]++);
        return sizes;
    }

    /**
     * @param group a group
     * @return its cells, ascending
     */
    public int[] cells(int group) {
        return IntStream.range(0, groupOf.length).filter(cell -> groupOf[cell] == group).toArray();
    }
}
