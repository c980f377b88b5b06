package org.screlapse.engine.io.format;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.Names;

/** Checks the names of cells as they come from a file. */
public final class CellNames {

    private CellNames() {
    }

    /**
     * @param file where they come from
     * @param names name of each cell
     * @return the cells
     * @throws SingleCellFormatException if a name is empty or comes twice
     */
    public static Annotations unique(Path file, String[] names) throws SingleCellFormatException {
        Map<String, Integer> positions = new HashMap<>(2 * names.length);
        for (int i = 0; i < names.length; i++) {
            if (names[i] == null || names[i].isBlank()) {
                throw SingleCellFormatException.about(file, "has no name for cell " + (i + 1) + ".");
            }
            Integer before = positions.put(names[i], i);
            if (before != null) {
                throw SingleCellFormatException.about(file, "names two cells \"" + names[i] + "\" (numbers "
                    + (before + 1) + " and " + (i + 1) + "); cell names must be unique.");
            }
        }
        return Annotations.of(Names.of(names));
    }
}
