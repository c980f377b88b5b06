package org.screlapse.engine.graph;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.screlapse.engine.data.CategoricalColumn;

/**
 * A clustering of the cells.
 *
 * @param annotation name of the annotation of the cells that holds it
 * @param resolution the resolution at which it was found
 * @param clusters for each cell its cluster; clusters are numbered from 0 by falling size, of two of the same size the
 *            one that holds the first cell first
 * @param count number of clusters
 * @param quality what was maximized: the modularity at this resolution (−1 to 1), or the sum of the constant Potts
 *            model divided by twice the sum of all weights
 */
public record LeidenResult(String annotation, double resolution, int[] clusters, int count, double quality) {

    /** @return the clusters as an annotation with the categories "0", "1", … */
    public CategoricalColumn column() {
        List<String> names = IntStream.range(0, count).mapToObj(Integer::toString).toList();
        return CategoricalColumn.of(names, clusters);
    }

    /** @return number of cells of each cluster */
    public int[] sizes() {
        int[] sizes = new int[count];
        Arrays.stream(clusters).forEach(c -> sizes[c]++);
        return sizes;
    }
}
