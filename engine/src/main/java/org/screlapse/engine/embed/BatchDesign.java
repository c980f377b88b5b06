package org.screlapse.engine.embed;

import java.util.ArrayList;
import java.util.List;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.SingleCellData;

/**
 * Which batches each cell belongs to, one for each batch annotation. Batches of all annotations are numbered through.
 *
 * @param batches for each annotation the batch of each cell
 * @param sizes number of cells of each batch
 */
record BatchDesign(int[][] batches, int[] sizes) {

    static BatchDesign of(SingleCellData data, List<String> annotations) {
        int cells = data.counts().cells();
        int[][] batches = new int[annotations.size()][cells];
        List<Integer> sizes = new ArrayList<>();
        for (int a = 0; a < batches.length; a++) {
            String name = annotations.get(a);
            Column column =
                data.cells().column(name).orElseThrow(() -> new IllegalArgumentException("There is no annotation \""
                    + name + "\" for the batches; the cells have " + data.cells().columns().keySet() + "."));
            List<String> names = new ArrayList<>();
            int first = sizes.size();
            for (int cell = 0; cell < cells; cell++) {
                if (column.isMissing(cell)) {
                    throw new IllegalArgumentException("Cell \"" + data.cells().names().get(cell)
                        + "\" has no value of the annotation \"" + name + "\": its batch is not known.");
                }
                int batch = names.indexOf(column.text(cell));
                if (batch < 0) {
                    batch = names.size();
                    names.add(column.text(cell));
                    sizes.add(0);
                }
                batches[a][cell] = first + batch;
                sizes.set(first + batch, sizes.get(first + batch) + 1);
            }
            if (names.size() < 2) {
                throw new IllegalArgumentException("All cells are of the same batch: the annotation \"" + name
                    + "\" has the only value \"" + names.get(0) + "\".");
            }
        }
        return new BatchDesign(batches, sizes.stream().mapToInt(s -> s).toArray());
    }

    int count() {
        return sizes.length;
    }

    int cells() {
        return batches[0].length;
    }
}
