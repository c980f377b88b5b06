package org.screlapse.engine.score;

import java.util.Arrays;
import java.util.List;

/**
 * Which sets each gene belongs to.
 *
 * @param starts the sets of gene g are those from {@code starts[g]} to {@code starts[g + 1]}
 * @param sets numbers of sets
 * @param sizes number of genes of each set
 */
record GeneSets(int[] starts, int[] sets, int[] sizes) {

    /**
     * @param genes number of genes of the data
     * @param members the genes of each set, each once
     * @return the sets of each gene
     */
    static GeneSets of(int genes, List<int[]> members) {
        int[] starts = new int[genes + 1];
        members.forEach(set -> Arrays.stream(set).forEach(gene -> starts[gene + 1]++));
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] sets = new int[starts[genes]];
        int[] next = starts.clone();
        for (int set = 0; set < members.size(); set++) {
            for (int gene : members.get(set)) {
                sets[next[gene]++] = set;
            }
        }
        return new GeneSets(starts, sets, members.stream().mapToInt(set -> set.length).toArray());
    }

    /** @return number of sets */
    int count() {
        return sizes.length;
    }
}
