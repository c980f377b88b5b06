package org.screlapse.engine.abundance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.screlapse.engine.task.Progress;

/**
 * Puts called neighborhoods that changed in the same direction and share cells together: the regions that grew or
 * shrank. Neighborhoods that rest on one patient make regions of their own, which have that patient in their names.
 *
 * @param names {@code expanded 1}, … {@code expanded 3 (mostly P2)}, … {@code shrunken 1}, … those of several patients
 *            first, then by falling number of cells, then {@code unchanged}, last {@code not tested} if there is any
 * @param onlyPatient the one patient on whom each of them rests, null if it rests on more
 * @param ofNeighborhood position of the name of each neighborhood
 * @param ofCell position of the name of each cell, −1 for a cell in no neighborhood; one in several goes with that of
 *            the smallest FDR
 */
record ExpandedRegions(List<String> names, List<String> onlyPatient, int[] ofNeighborhood, int[] ofCell) {

    static final String EXPANDED = "expanded";
    static final String SHRUNKEN = "shrunken";
    static final String UNCHANGED = "unchanged";
    static final String NOT_TESTED = "not tested";
    /** Neighborhoods belong together if they share at least this many cells. */
    private static final int SHARED_CELLS = 5;

    /**
     * Groups.
     *
     * @param cells number of cells
     * @param tested which neighborhoods were tested
     * @param called which of them changed
     * @param only the one patient on whom a called neighborhood rests, null if it rests on more
     */
    static ExpandedRegions of(Neighborhoods neighborhoods, int cells, boolean[] tested, boolean[] called,
        double[] log2FoldChange, double[] fdr, String[] only, Progress progress) {
        int[] root =
            roots(neighborhoods, cells, called, (one, other) -> log2FoldChange[one] > 0 == log2FoldChange[other] > 0
                && Objects.equals(only[one], only[other]), progress);
        int[] best = bestOfCell(neighborhoods, cells, called, fdr);
        Map<Integer, Integer> sizes = new TreeMap<>();
        IntStream.range(0, called.length).filter(i -> called[i]).forEach(i -> sizes.putIfAbsent(find(root, i), 0));
        Arrays.stream(best).filter(i -> i >= 0 && called[i]).forEach(i -> sizes.merge(find(root, i), 1, Integer::sum));
        List<Integer> order = new ArrayList<>(sizes.keySet());
        order.sort(Comparator.<Integer>comparingInt(i -> log2FoldChange[i] > 0 ? 0 : 1)
            .thenComparing(i -> only[i] == null ? 0 : 1).thenComparing(i -> -sizes.get(i)).thenComparing(i -> i));
        List<String> onlyPatient = new ArrayList<>();
        order.forEach(i -> onlyPatient.add(only[i]));
        onlyPatient.add(null);
        List<String> names = names(order, log2FoldChange, onlyPatient);
        int unchanged = names.size() - 1;
        if (IntStream.range(0, tested.length).anyMatch(i -> !tested[i])) {
            names.add(NOT_TESTED);
            onlyPatient.add(null);
        }
        int[] places = new int[called.length];
        IntStream.range(0, unchanged).forEach(place -> places[order.get(place)] = place);
        int[] ofNeighborhood = IntStream.range(0, called.length)
            .map(i -> called[i] ? places[find(root, i)] : tested[i] ? unchanged : unchanged + 1).toArray();
        int[] ofCell = Arrays.stream(best).map(i -> i < 0 ? i : ofNeighborhood[i]).toArray();
        return new ExpandedRegions(names, onlyPatient, ofNeighborhood, ofCell);
    }

    private static List<String> names(List<Integer> order, double[] log2FoldChange, List<String> only) {
        List<String> names = new ArrayList<>();
        int expanded = (int) order.stream().filter(i -> log2FoldChange[i] > 0).count();
        for (int i = 0; i < order.size(); i++) {
            String word = i < expanded ? EXPANDED + " " + (i + 1) : SHRUNKEN + " " + (i - expanded + 1);
            names.add(name(word, only.get(i)));
        }
        names.add(UNCHANGED);
        return names;
    }

    /** Whether the region at a place changed. */
    boolean isCalled(int place) {
        return place < names.indexOf(UNCHANGED);
    }

    /** A name that says on whom it rests, if that is one patient. */
    static String name(String group, String onlyPatient) {
        return onlyPatient == null ? group : group + " (mostly " + onlyPatient + ")";
    }

    /** Whether two neighborhoods may be in one region. */
    @FunctionalInterface
    private interface Likeness {
        boolean areAlike(int one, int other);
    }

    /** Joins called neighborhoods that are alike and share cells: each gets one of its region, {@link #find}. */
    private static int[] roots(Neighborhoods neighborhoods, int cells, boolean[] called, Likeness likeness,
        Progress progress) {
        int[] root = IntStream.range(0, called.length).toArray();
        int[][] holders = new int[cells][];
        Arrays.fill(holders, new int[0]);
        int[] shared = new int[called.length];
        for (int i = 0; i < called.length; i++) {
            progress.checkCancelled();
            for (int m = 0; called[i] && m < neighborhoods.size(i); m++) {
                for (int other : holders[neighborhoods.member(i, m)]) {
                    if (++shared[other] == SHARED_CELLS && likeness.areAlike(i, other)) {
                        unite(root, i, other);
                    }
                }
            }
            for (int m = 0; called[i] && m < neighborhoods.size(i); m++) {
                int[] before = holders[neighborhoods.member(i, m)];
                for (int other : before) {
                    shared[other] = 0;
                }
                int[] more = Arrays.copyOf(before, before.length + 1);
                more[before.length] = i;
                holders[neighborhoods.member(i, m)] = more;
            }
        }
        return root;
    }

    private static void unite(int[] root, int one, int other) {
        int a = find(root, one);
        int b = find(root, other);
        root[Math.max(a, b)] = Math.min(a, b);
    }

    private static int find(int[] root, int i) {
        int at = i;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }

    /** The neighborhood of each cell that has the smallest FDR, a called one if there is any; −1 for none. */
    private static int[] bestOfCell(Neighborhoods neighborhoods, int cells, boolean[] called, double[] fdr) {
        int[] best = new int[cells];
        Arrays.fill(best, -1);
        for (int i = 0; i < called.length; i++) {
            for (int m = 0; m < neighborhoods.size(i); m++) {
                int cell = neighborhoods.member(i, m);
                int old = best[cell];
                if (old < 0 || (called[i] && !called[old]) || (called[i] == called[old]
                    && (fdr[i] < fdr[old] || (Double.isNaN(fdr[old]) && !Double.isNaN(fdr[i]))))) {
                    best[cell] = i;
                }
            }
        }
        return best;
    }
}
