package org.screlapse.engine.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.expression.CellGroups;
import org.screlapse.engine.preprocess.GeneCategory;
import org.screlapse.engine.signature.Signature;
import org.screlapse.engine.signature.SignatureLibrary;
import org.screlapse.engine.score.SignatureScore;
import org.screlapse.engine.score.UCell;
import org.screlapse.engine.stats.MannWhitney;
import org.screlapse.engine.stats.TestResult;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

/**
 * Whether the cells that quality control removes are of a kind of their own: quiescent and stem-like cells hold little
 * RNA, so that limits of counts and genes remove just them. Nothing is scored yet where quality is controlled, so each
 * removed cell is compared with a kept one of its sample, in both of which as many counts are left by chance as the
 * poorer one has: rank-based scores move with depth, and without that would differ always. Mitochondrial genes are left
 * out, since dying cells differ in them by choice of the limits.
 *
 * <p>
 * A program is noted where a removed cell scores higher than its partner in at least 62 of 100 pairs and chance is an
 * unlikely explanation (Mann–Whitney, p &lt; 0.001).
 */
final class RemovedCells {

    private static final int MOST_PAIRS = 1000;
    private static final int FEWEST_PAIRS = 20;
    /** Cells with fewer counts say nothing of programs. */
    private static final int FEWEST_COUNTS = 100;
    private static final int FEWEST_GENES = 5;
    private static final double LEAST_AUC = 0.62;
    private static final double LARGEST_P = 0.001;
    private static final double TOP = 0.9;

    private final SingleCellData data;
    private final double[] totals;

    private RemovedCells(SingleCellData data, Progress progress) {
        this.data = data;
        totals = data.counts().cellTotals(progress);
    }

    /**
     * @param data cells with counts
     * @param samples the sample of each cell
     * @param isRemoved whether it is removed
     * @param progress told how far it is
     * @return what the user should know, whole sentences
     */
    static List<String> notes(SingleCellData data, CellGroups samples, IntPredicate isRemoved, Progress progress) {
        SingleCellData nuclear = withoutMitochondria(data);
        List<Signature> programs = programs(nuclear);
        return programs.isEmpty() ? List.of()
            : new RemovedCells(nuclear, progress.part(0, 0)).compare(samples, isRemoved, programs, progress);
    }

    private static SingleCellData withoutMitochondria(SingleCellData data) {
        boolean[] mitochondrial = GeneCategory.MITOCHONDRIAL.members(data.genes());
        return data.selectGenes(IntStream.range(0, mitochondrial.length).filter(g -> !mitochondrial[g]).toArray());
    }

    private static List<Signature> programs(SingleCellData data) {
        SignatureLibrary library = SignatureLibrary.builtIn();
        List<String> cycle =
            Stream.of("CELL_CYCLE_S", "CELL_CYCLE_G2M").flatMap(name -> library.get(name).genes().stream()).toList();
        return Stream.of(Signature.of("quiescence", library.get("G0_ARREST_REFINED_UP_Wiecek2023").genes()),
            Signature.of("cell cycle", cycle), Signature.of("LSPC-Quiescent", library.get("LSPC-Quiescent").genes()),
            Signature.of("T-ALL stem-like", library.get("TALL_STEM_LIKE_TOP10_Costea2025").genes()))
            .filter(
                s -> s.genes().stream().filter(gene -> data.genes().names().indexOf(gene) >= 0).count() >= FEWEST_GENES)
            .toList();
    }

    private List<String> compare(CellGroups samples, IntPredicate isRemoved, List<Signature> programs,
        Progress progress) {
        int[][] pairs = pairs(samples, isRemoved);
        if (pairs.length < FEWEST_PAIRS) {
            return List.of();
        }
        SingleCellData thinned = ThinnedPairs.of(data, totals, pairs, progress.part(0, 0.5));
        int limit = Math.min(1500, data.genes().size());
        List<String> notes = new ArrayList<>();
        for (SignatureScore score : UCell.withDefaults().withRankLimit(Math.max(2, limit))
            .apply(thinned, programs, Run.of(progress.part(0.5, 1))).scores()) {
            double[] values = score.values().values();
            addNote(score.signature().name(), Arrays.copyOfRange(values, 0, pairs.length),
                Arrays.copyOfRange(values, pairs.length, values.length), notes);
        }
        return notes;
    }

    private static void addNote(String program, double[] removed, double[] kept, List<String> notes) {
        TestResult test = MannWhitney.withDefaults().test(removed, kept);
        if (!(test.value() >= LEAST_AUC && test.pValue() < LARGEST_P)) {
            return;
        }
        double[] sorted = kept.clone();
        Arrays.sort(sorted);
        double top = sorted[(int) (TOP * (sorted.length - 1))];
        double share = Arrays.stream(removed).filter(v -> v > top).count() / (double) removed.length;
        notes.add(String.format(Locale.ROOT,
            "The removed cells score higher for %s than kept cells of the same depth (in %.0f of 100 pairs; %.0f %% of"
                + " them score as the top tenth of the kept ones): the limits remove a kind of cells, not only poor ones."
                + " Use wider limits, or limits from the data.",
            program, 100 * test.value(), 100 * share));
    }

    /** A removed and a kept cell of the same sample each; at most so many, drawn by chance. */
    private int[][] pairs(CellGroups samples, IntPredicate isRemoved) {
        SplittableRandom random = new SplittableRandom(1);
        List<int[]> pairs = new ArrayList<>();
        for (int sample = 0; sample < samples.names().size(); sample++) {
            int[] cells = Arrays.stream(samples.cells(sample)).filter(c -> totals[c] >= FEWEST_COUNTS).toArray();
            int[] kept = Arrays.stream(cells).filter(c -> !isRemoved.test(c)).toArray();
            for (int cell : cells) {
                if (isRemoved.test(cell) && kept.length > 0) {
                    pairs.add(new int[]{cell, kept[random.nextInt(kept.length)], random.nextInt()});
                }
            }
        }
        return pairs.stream().sorted(Comparator.<int[]>comparingInt(p -> p[2]).thenComparingInt(p -> p[0]))
            .limit(MOST_PAIRS).map(p -> new int[]{p[0], p[1]}).toArray(int[][]::new);
    }
}
