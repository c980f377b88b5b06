package org.screlapse.engine.embed;

import java.util.List;
import java.util.stream.IntStream;
import org.screlapse.engine.data.BooleanColumn;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Run;

/**
 * Which genes principal components are made of.
 *
 * @param column annotation of the genes, true for those to be used; null for all genes
 * @param names names of the genes, which count instead; empty for the annotation
 */
record ChosenGenes(String column, List<String> names) {

    private static final int MAX_GENES = Character.MAX_VALUE;

    /**
     * @param data the data
     * @param run takes notes
     * @return the genes, ascending
     * @throws IllegalArgumentException if there is none, the annotation is of another type, or there are too many
     */
    int[] find(SingleCellData data, Run run) {
        int[] chosen = names.isEmpty() ? ofColumn(data, run) : ofNames(data, run);
        if (chosen.length > MAX_GENES) {
            throw new IllegalArgumentException("Principal components take at most " + MAX_GENES + " genes, not "
                + chosen.length + ": choose variable genes first.");
        }
        return chosen;
    }

    private int[] ofNames(SingleCellData data, Run run) {
        List<String> missing = names.stream().filter(g -> data.genes().names().indexOf(g) < 0).toList();
        int[] chosen = names.stream().mapToInt(g -> data.genes().names().indexOf(g)).filter(g -> g >= 0).distinct()
            .sorted().toArray();
        if (chosen.length == 0) {
            throw new IllegalArgumentException(
                "None of the " + names.size() + " genes is in the data, such as \"" + names.get(0) + "\".");
        }
        if (!missing.isEmpty()) {
            run.note(missing.size() + " of the " + names.size() + " genes are not in the data, such as \""
                + missing.get(0) + "\".");
        }
        return chosen;
    }

    private int[] ofColumn(SingleCellData data, Run run) {
        IntStream all = IntStream.range(0, data.counts().genes());
        if (column == null) {
            return all.toArray();
        }
        Column values = data.genes().column(column).orElse(null);
        if (values == null) {
            run.note("The genes have no annotation \"" + column + "\": all " + data.counts().genes()
                + " genes were used. Mark the variable ones first.");
            return all.toArray();
        }
        if (!(values instanceof BooleanColumn marks)) {
            throw new IllegalArgumentException(
                "The annotation \"" + column + "\" of the genes is " + values.type() + "; it must be true or false.");
        }
        int[] chosen = all.filter(g -> !marks.isMissing(g) && marks.value(g)).toArray();
        if (chosen.length == 0) {
            throw new IllegalArgumentException("The annotation \"" + column + "\" marks no gene.");
        }
        return chosen;
    }
}
