package org.screlapse.engine.data;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The unique names of the cells or of the genes of a data set, in order. Immutable. */
public final class Names {

    private final String[] names;
    private volatile Map<String, Integer> positions;

    private Names(String[] names) {
        this.names = names;
    }

    /**
     * @param names the names in order; copied
     * @return these names
     * @throws IllegalArgumentException if a name is missing or comes twice
     */
    public static Names of(String... names) {
        Names result = new Names(names.clone());
        result.positions();
        return result;
    }

    /**
     * Takes names of which some may repeat: the second, third … of them get "-1", "-2" … appended, as anndata does.
     *
     * @param names the names in order
     * @return unique names
     */
    public static Names makeUnique(String... names) {
        Map<String, Integer> repeats = new HashMap<>(names.length * 2);
        for (String name : names) {
            repeats.put(name, -1);
        }
        String[] unique = names.clone();
        for (int i = 0; i < names.length; i++) {
            int repeat = repeats.get(names[i]) + 1;
            if (repeat > 0) {
                while (repeats.containsKey(names[i] + "-" + repeat)) {
                    repeat++;
                }
                unique[i] = names[i] + "-" + repeat;
                repeats.put(unique[i], 0);
            }
            repeats.put(names[i], repeat);
        }
        return of(unique);
    }

    /** @return number of names */
    public int size() {
        return names.length;
    }

    /**
     * @param index position
     * @return the name there
     */
    public String get(int index) {
        return names[index];
    }

    /**
     * @param name a name
     * @return its position, −1 if it is not there
     */
    public int indexOf(String name) {
        return positions().getOrDefault(name, -1);
    }

    /** @return the names in order, unmodifiable */
    public List<String> asList() {
        return Collections.unmodifiableList(Arrays.asList(names));
    }

    /**
     * @param indices positions, each at most once
     * @return the names there
     */
    public Names select(int[] indices) {
        String[] selected = new String[indices.length];
        Arrays.setAll(selected, i -> names[indices[i]]);
        return new Names(selected);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Names that && Arrays.equals(names, that.names);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(names);
    }

    private Map<String, Integer> positions() {
        if (positions == null) {
            Map<String, Integer> found = new HashMap<>(names.length * 2);
            for (int i = 0; i < names.length; i++) {
                if (names[i] == null) {
                    throw new IllegalArgumentException("Name " + (i + 1) + " of " + names.length + " is missing.");
                }
                Integer before = found.put(names[i], i);
                if (before != null) {
                    throw new IllegalArgumentException("The name \"" + names[i] + "\" comes twice, at positions "
                        + (before + 1) + " and " + (i + 1) + "; names must be unique.");
                }
            }
            positions = found;
        }
        return positions;
    }
}
