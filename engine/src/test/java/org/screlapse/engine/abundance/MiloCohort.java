package org.screlapse.engine.abundance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.screlapse.engine.cohort.CohortColumns;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.testing.ReferenceTable;

/**
 * A simulated cohort on which the method of miloR was run: six patients at diagnosis and relapse.
 *
 * @param set {@code sim10k}, 10,000 cells, or {@code made}, 1,000 cells that travel with the project
 */
record MiloCohort(String set) {
    static final CohortColumns COLUMNS = CohortColumns.withDefaults().withSample("sample");

    /** @return the table of a name */
    ReferenceTable table(String name) throws IOException {
        return ReferenceTable.read(set + "_milo_" + name);
    }

    Annotations cells() throws IOException {
        ReferenceTable meta = table("input_meta.csv");
        return Annotations.of(Names.of(meta.texts("").toArray(String[]::new)))
            .with("patient", CategoricalColumn.of(meta.texts("patient")))
            .with("timepoint", CategoricalColumn.of(meta.texts("timepoint")))
            .with("sample", CategoricalColumn.of(meta.texts("sample")))
            .with("cluster", CategoricalColumn.of(meta.texts("cluster")));
    }

    Embedding pca() throws IOException {
        double[][] rows = table("input_PCA.csv.gz").matrix();
        float[] coordinates = new float[rows.length * rows[0].length];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = (float) rows[i / rows[0].length][i % rows[0].length];
        }
        return new Embedding(rows[0].length, coordinates);
    }

    /** The edges, each in one direction only: the detector must not mind. */
    CellGraph graph(int cells) throws IOException {
        ReferenceTable edges = table("knn_graph_edges_0based.csv.gz");
        double[] from = edges.numbers("i");
        double[] to = edges.numbers("j");
        int[] starts = new int[cells + 1];
        for (double cell : from) {
            starts[(int) cell + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] next = starts.clone();
        int[] neighbors = new int[from.length];
        for (int i = 0; i < from.length; i++) {
            neighbors[next[(int) from[i]]++] = (int) to[i];
        }
        float[] weights = new float[from.length];
        Arrays.fill(weights, 1);
        return new CellGraph(starts, neighbors, weights);
    }

    /** miloR's own neighborhoods. */
    Neighborhoods neighborhoods() throws IOException {
        double[] index = table("nhood_index.csv").numbers("index_cell_1based");
        ReferenceTable members = table("nhood_membership_0based.csv.gz");
        List<List<Integer>> cells = new ArrayList<>();
        for (int i = 0; i < index.length; i++) {
            cells.add(new ArrayList<>());
        }
        double[] cell = members.numbers("cell");
        double[] neighborhood = members.numbers("nhood");
        for (int i = 0; i < cell.length; i++) {
            cells.get((int) neighborhood[i]).add((int) cell[i]);
        }
        return Neighborhoods.of(Arrays.stream(index).mapToInt(i -> (int) i - 1).toArray(),
            cells.stream().map(list -> list.stream().mapToInt(Integer::intValue).sorted().toArray()).toList());
    }
}
