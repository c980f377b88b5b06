package org.screlapse.engine.countmodel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The design matrix of a linear model: what is known of each sample, as columns of numbers. Of full rank: every column
 * says something that the others do not. Immutable.
 */
public final class Design {
    /** A column counts as determined by others if less than this part of its length is left without them. */
    private static final double TOLERANCE = 1e-8;
    /** A count and a mean below this are a zero that is fitted exactly. */
    private static final double ZERO = 1e-4;

    private final List<String> columns;
    private final double[][] rows;

    private Design(List<String> columns, double[][] rows) {
        this.columns = List.copyOf(columns);
        this.rows = rows;
    }

    /**
     * Checks the columns.
     *
     * @param columns names of the columns
     * @param rows for each sample a value per column; taken over, not to be changed
     * @throws IllegalArgumentException if a value is not finite, or columns determine one another; they are named
     */
    public static Design of(List<String> columns, double[][] rows) {
        for (double[] row : rows) {
            if (row.length != columns.size() || !Arrays.stream(row).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("A row of the design is " + Arrays.toString(row) + "; it needs a"
                    + " number for each of " + columns + ".");
            }
        }
        requireFullRank(columns, rows);
        return new Design(columns, rows);
    }

    /** Names of the columns. */
    public List<String> columns() {
        return columns;
    }

    /** Number of samples. */
    public int samples() {
        return rows.length;
    }

    /** For each sample a value per column; not to be changed. */
    double[][] rows() {
        return rows;
    }

    /** What is left to measure the scatter: samples less columns. */
    public int residualDf() {
        return rows.length - columns.size();
    }

    /**
     * What is left to measure the scatter of one feature: zeros that are fitted exactly, such as those of a timepoint
     * at which a population is gone, say nothing of it.
     *
     * @param counts its counts
     * @param means its fitted means
     */
    int residualDf(double[] counts, double[] means) {
        boolean[] informative = new boolean[counts.length];
        int samples = 0;
        for (int i = 0; i < counts.length; i++) {
            informative[i] = counts[i] >= ZERO || means[i] >= ZERO;
            samples += informative[i] ? 1 : 0;
        }
        return samples == counts.length ? residualDf() : samples - rankOf(informative);
    }

    /** This design without a column. */
    Design without(int column) {
        List<String> names = new ArrayList<>(columns);
        names.remove(column);
        double[][] kept = new double[rows.length][names.size()];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, kept[i], 0, column);
            System.arraycopy(rows[i], column + 1, kept[i], column, names.size() - column);
        }
        return new Design(names, kept);
    }

    /** The rank of the design of some of the samples only. */
    int rankOf(boolean[] used) {
        return new Basis(rows, used, columns.size()).rank;
    }

    private static void requireFullRank(List<String> columns, double[][] rows) {
        boolean[] all = new boolean[rows.length];
        Arrays.fill(all, true);
        Basis basis = new Basis(rows, all, columns.size());
        if (basis.rank < columns.size()) {
            int column = basis.firstDependent;
            List<String> others = basis.determinants(column).stream().map(columns::get).toList();
            throw new IllegalArgumentException("The design is not of full rank: "
                + (others.isEmpty()
                    ? "the column \"" + columns.get(column) + "\" is zero in all " + rows.length + " samples"
                    : "the column \"" + columns.get(column) + "\" is determined by " + quoted(others))
                + ", so its effect cannot be told from theirs. Leave out one of the annotations behind them.");
        }
    }

    private static String quoted(List<String> names) {
        return String.join(", ", names.stream().map(name -> '"' + name + '"').toList());
    }

    /** An orthonormal basis of the columns by Gram–Schmidt, each column orthogonalized twice for accuracy. */
    private static final class Basis {
        private final double[][] vectors;
        /** What each column is made of: coefficients of the columns before it that the basis vector took. */
        private final double[][] recipe;
        private int rank;
        private int firstDependent = -1;

        Basis(double[][] rows, boolean[] used, int columns) {
            vectors = new double[columns][];
            recipe = new double[columns][];
            for (int j = 0; j < columns; j++) {
                add(j, column(rows, used, j));
            }
        }

        private void add(int j, double[] vector) {
            double length = norm(vector);
            double[] made = new double[j + 1];
            made[j] = 1;
            for (int pass = 0; pass < 2; pass++) {
                for (int k = 0; k < j; k++) {
                    if (vectors[k] != null) {
                        double share = dot(vector, vectors[k]);
                        addScaled(vector, vectors[k], -share);
                        addScaled(made, recipe[k], -share);
                    }
                }
            }
            double left = norm(vector);
            recipe[j] = made;
            if (left <= TOLERANCE * length || length == 0) {
                firstDependent = firstDependent < 0 ? j : firstDependent;
                return;
            }
            rank++;
            vectors[j] = vector;
            scale(vector, 1 / left);
            scale(made, 1 / left);
        }

        /** The columns before a dependent one that add up to it. */
        private List<Integer> determinants(int column) {
            List<Integer> found = new ArrayList<>();
            for (int k = 0; k < column; k++) {
                if (Math.abs(recipe[column][k]) > Math.sqrt(TOLERANCE)) {
                    found.add(k);
                }
            }
            return found;
        }

        private static double[] column(double[][] rows, boolean[] used, int j) {
            double[] values = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                values[i] = used[i] ? rows[i][j] : 0;
            }
            return values;
        }

        private static double dot(double[] a, double[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += a[i] * b[i];
            }
            return sum;
        }

        private static double norm(double[] a) {
            return Math.sqrt(dot(a, a));
        }

        private static void addScaled(double[] to, double[] from, double factor) {
            for (int i = 0; i < from.length; i++) {
                to[i] += factor * from[i];
            }
        }

        private static void scale(double[] a, double factor) {
            for (int i = 0; i < a.length; i++) {
                a[i] *= factor;
            }
        }
    }
}
