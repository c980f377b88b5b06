package org.screlapse.engine.embed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Run;

/**
 * Which batches each cell belongs to, one for each batch annotation. Batches of all annotations are numbered through.
 *
 * @param batches for each annotation the batch of each cell
 * @param sizes number of cells of each batch
 */
record BatchDesign(int[][] batches, int[] sizes) {

    /** Batches of fewer cells on average are none: their annotation names cells, not samples or runs. */
    private static final int FEWEST_CELLS_A_BATCH = 5;

    private static final int EXAMPLES = 5;

    /**
     * @param data the cells
     * @param annotations annotations that say of which batch a cell is; those with one value are left out, with a note
     * @param run takes the notes
     * @return the batches, none if all annotations have one value
     * @throws IllegalArgumentException if a cell has no batch, or an annotation has nearly as many values as cells
     */
    static BatchDesign of(SingleCellData data, List<String> annotations, Run run) {
        List<int[]> batches = new ArrayList<>();
        int[] sizes = {};
        for (String name : annotations) {
            Map<String, Integer> cellsOf = new LinkedHashMap<>();
            int[] batch = batches(data, name, cellsOf, sizes.length);
            requireBatches(name, cellsOf.size(), batch.length);
            if (cellsOf.size() < 2) {
                run.note("All cells are of the same batch: the annotation \"" + name + "\" has the only value \""
                    + cellsOf.keySet().iterator().next() + "\".");
                continue;
            }
            noteSingles(name, cellsOf, run);
            int first = sizes.length;
            sizes = Arrays.copyOf(sizes, first + cellsOf.size());
            int next = first;
            for (int count : cellsOf.values()) {
                sizes[next++] = count;
            }
            batches.add(batch);
        }
        return new BatchDesign(batches.toArray(int[][]::new), sizes);
    }

    private static int[] batches(SingleCellData data, String name, Map<String, Integer> cellsOf, int first) {
        Column column = data.cells().column(name).orElseThrow();
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int[] batches = new int[column.size()];
        for (int cell = 0; cell < batches.length; cell++) {
            if (column.isMissing(cell)) {
                throw new IllegalArgumentException("Cell \"" + data.cells().names().get(cell)
                    + "\" has no value of the annotation \"" + name + "\": its batch is not known.");
            }
            String batch = column.text(cell);
            batches[cell] = first + numbers.computeIfAbsent(batch, b -> numbers.size());
            cellsOf.merge(batch, 1, Integer::sum);
        }
        return batches;
    }

    private static void requireBatches(String name, int batches, int cells) {
        if (batches > 2 && cells < (long) FEWEST_CELLS_A_BATCH * batches) {
            throw new IllegalArgumentException("The annotation \"" + name + "\" has " + batches + " values for " + cells
                + " cells: nearly every cell would be a batch of its own. Choose an annotation that many cells share,"
                + " such as the sample or the sequencing run.");
        }
    }

    private static void noteSingles(String name, Map<String, Integer> cellsOf, Run run) {
        List<String> singles = cellsOf.entrySet().stream().filter(batch -> batch.getValue() == 1)
            .map(batch -> '"' + batch.getKey() + '"').sorted().toList();
        if (!singles.isEmpty()) {
            run.note(singles.size() + " of the " + cellsOf.size() + " batches of \"" + name
                + "\" have one cell only, which says nothing about the batch: "
                + singles.stream().limit(EXAMPLES).collect(Collectors.joining(", "))
                + (singles.size() > EXAMPLES ? ", …." : "."));
        }
    }

    int count() {
        return sizes.length;
    }

    int cells() {
        return batches[0].length;
    }
}
