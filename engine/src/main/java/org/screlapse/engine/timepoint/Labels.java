package org.screlapse.engine.timepoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Column;

/** One label a row, such as a patient, as codes into a list of names; made for millions of rows. */
public final class Labels {
    private final List<String> names;
    private final int[] codes;

    private Labels(List<String> names, int[] codes) {
        this.names = List.copyOf(names);
        this.codes = codes;
    }

    /**
     * Labels from codes.
     *
     * @param names the different labels in the order in which results shall list them; some may have no row
     * @param codes for each row the position of its name, −1 where the label is missing; taken over, not to be changed
     * @throws IllegalArgumentException if a code has no name
     */
    public static Labels of(List<String> names, int[] codes) {
        for (int code : codes) {
            if (code < -1 || code >= names.size()) {
                throw new IllegalArgumentException("A label code is " + code + "; with " + names.size()
                    + " names it must lie between -1 and " + (names.size() - 1) + ".");
            }
        }
        return new Labels(names, codes);
    }

    /** Labels from texts, null where missing; the names come in the order in which they first appear. */
    public static Labels of(List<String> texts) {
        Builder builder = new Builder();
        texts.forEach(builder::add);
        return builder.build();
    }

    /** Labels from an annotation of the cells; categories keep their order. */
    public static Labels of(Column column) {
        if (column instanceof CategoricalColumn categorical) {
            return of(categorical.categories(), categorical.codes());
        }
        Builder builder = new Builder();
        for (int cell = 0; cell < column.size(); cell++) {
            builder.add(column.text(cell));
        }
        return builder.build();
    }

    public int size() {
        return codes.length;
    }

    public List<String> names() {
        return names;
    }

    /** The position of the name of a row, −1 where its label is missing. */
    public int code(int row) {
        return codes[row];
    }

    /**
     * Checks that no row has an empty label.
     *
     * @param what what the labels are, to name it in the message
     * @throws IllegalArgumentException if a row has one
     */
    public void requireNames(String what) {
        for (int name = 0; name < names.size(); name++) {
            int code = name;
            if (names.get(name).isBlank() && Arrays.stream(codes).anyMatch(c -> c == code)) {
                throw new IllegalArgumentException("Some cells have an empty " + what + "; give every cell a " + what
                    + ", or make it a missing value to leave the cell out.");
            }
        }
    }

    /** Collects the labels of rows as they stream by. */
    public static final class Builder {
        private static final int FIRST_CAPACITY = 1024;

        private final Map<String, Integer> positions = new HashMap<>();
        private final List<String> names = new ArrayList<>();
        private int[] codes = new int[FIRST_CAPACITY];
        private int size;

        /** Adds the next row, null where its label is missing. */
        public void add(String label) {
            if (size == codes.length) {
                codes = Arrays.copyOf(codes, size * 2);
            }
            codes[size++] = label == null ? -1 : position(label);
        }

        private int position(String label) {
            Integer known = positions.get(label);
            if (known != null) {
                return known;
            }
            positions.put(label, names.size());
            names.add(label);
            return names.size() - 1;
        }

        /** The labels of all rows added. */
        public Labels build() {
            return new Labels(names, Arrays.copyOf(codes, size));
        }
    }
}
