package org.screlapse.engine.io.format;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.Names;

/** Checks the names of cells as they come from a file. */
public final class CellNames {

    private CellNames() {
    }

    /**
     * Makes names that repeat unique, as anndata does: the second "A" becomes "A-1".
     *
     * @param file where they come from
     * @param names name of each cell
     * @param notes told of names that repeat
     * @return the cells
     * @throws SingleCellFormatException if a name is empty
     */
    public static Annotations madeUnique(Path file, String[] names, Consumer<String> notes)
        throws SingleCellFormatException {
        Set<String> distinct = new HashSet<>(2 * names.length);
        for (int i = 0; i < names.length; i++) {
            requireName(file, names, i);
            distinct.add(names[i]);
        }
        if (distinct.size() == names.length) {
            return Annotations.of(Names.of(names));
        }
        notes.accept((names.length - distinct.size()) + " of " + names.length + " cells have the name of another one;"
            + " \"-1\", \"-2\" … was appended to their names.");
        return Annotations.of(Names.makeUnique(names));
    }

    /**
     * Refuses names that repeat: annotations without counts are looked up by name.
     *
     * @param file where they come from
     * @param names name of each cell
     * @return the cells
     * @throws SingleCellFormatException if a name is empty or comes twice
     */
    public static Annotations unique(Path file, String[] names) throws SingleCellFormatException {
        Map<String, Integer> positions = new HashMap<>(2 * names.length);
        for (int i = 0; i < names.length; i++) {
            requireName(file, names, i);
            Integer before = positions.put(names[i], i);
            if (before != null) {
                throw SingleCellFormatException.about(file, "names two cells \"" + names[i] + "\" (numbers "
                    + (before + 1) + " and " + (i + 1) + "); cell names must be unique.");
            }
        }
        return Annotations.of(Names.of(names));
    }

    private static void requireName(Path file, String[] names, int i) throws SingleCellFormatException {
        if (names[i] == null || names[i].isBlank()) {
            throw SingleCellFormatException.about(file, "has no name for cell " + (i + 1) + ".");
        }
    }
}
