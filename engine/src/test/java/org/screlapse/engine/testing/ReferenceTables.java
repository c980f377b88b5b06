package org.screlapse.engine.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.screlapse.engine.data.Embedding;

/** Tables of reference numbers as arrays. */
public final class ReferenceTables {

    private ReferenceTables() {
    }

    /**
     * @param name name of a data set
     * @param table a table whose first column names the rows
     * @return its numbers, a row an array
     */
    public static double[][] numbers(String name, String table) throws IOException {
        Map<String, List<String>> columns = ReferenceData.table(name, table);
        List<List<String>> values = new ArrayList<>(columns.values());
        double[][] rows = new double[values.get(0).size()][values.size() - 1];
        for (int column = 1; column < values.size(); column++) {
            for (int row = 0; row < rows.length; row++) {
                rows[row][column - 1] = Double.parseDouble(values.get(column).get(row));
            }
        }
        return rows;
    }

    /**
     * @param name name of a data set
     * @param table a table whose first column names the cells
     * @return its numbers as coordinates
     */
    public static Embedding embedding(String name, String table) throws IOException {
        double[][] rows = numbers(name, table);
        float[] coordinates = new float[rows.length * rows[0].length];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = (float) rows[i / rows[0].length][i % rows[0].length];
        }
        return new Embedding(rows[0].length, coordinates);
    }
}
