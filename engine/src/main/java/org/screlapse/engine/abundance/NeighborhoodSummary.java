package org.screlapse.engine.abundance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.stats.DilutionRule;
import org.screlapse.engine.stats.Estimate;
import org.screlapse.engine.stats.Finding;
import org.screlapse.engine.stats.PMethod;
import org.screlapse.engine.stats.TestResult;
import org.screlapse.engine.task.Run;

/** Brings what was found of neighborhoods back to the cells, and puts the neighborhoods that changed into regions. */
final class NeighborhoodSummary {
    /** With fewer degrees of freedom simulated cohorts without growth had calls a little too often. */
    private static final int RELIABLE_DF = 3;

    private final Neighborhoods neighborhoods;
    private final TestedNeighborhoods tested;
    private final CategoricalColumn labels;
    private final ComparedSamples samples;
    private final DilutionRule rule;
    private final Run run;
    private final String[] only;
    private final ExpandedRegions regions;

    NeighborhoodSummary(Neighborhoods neighborhoods, TestedNeighborhoods tested, DilutionRule rule,
        CategoricalColumn labels, ComparedSamples samples, Run run) {
        this.neighborhoods = neighborhoods;
        this.tested = tested;
        this.labels = labels;
        this.samples = samples;
        this.rule = rule;
        this.run = run;
        boolean[] called = new boolean[tested.count()];
        only = new String[called.length];
        for (int i = 0; i < called.length; i++) {
            run.checkCancelled();
            called[i] = rule.hasChanged(tested.spatialFdr()[i]);
            only[i] = called[i] ? tested.patients()[i].only(tested.log2FoldChange()[i]) : null;
        }
        this.regions = ExpandedRegions.of(neighborhoods, samples.sampleOf().length, tested.tested(), called,
            tested.log2FoldChange(), tested.spatialFdr(), only, run);
    }

    ExpansionResult result() {
        List<PopulationRow> populations =
            new PopulationTable(regions.names(), regions.ofCell(), samples, rule).rows(findings());
        if (samples.design().residualDf() < RELIABLE_DF) {
            run.note("With so few samples, " + samples.count() + ", neighborhoods are called by mistake a little"
                + " more often than the false discovery rate says: take calls as hints, or compare more patients.");
        }
        ExpansionResult.noteOnePatient(populations, run);
        return new ExpansionResult(samples.contrast(), cells(), populations, rows());
    }

    private ExpansionResult.Cells cells() {
        int cells = samples.sampleOf().length;
        double[] sum = new double[cells];
        double[] farthest = new double[cells];
        double[] least = new double[cells];
        int[] holders = new int[cells];
        Arrays.fill(least, Double.NaN);
        Arrays.fill(farthest, Double.NaN);
        for (int i = 0; i < neighborhoods.count(); i++) {
            double change = tested.log2FoldChange()[i];
            for (int m = 0; tested.tested()[i] && m < neighborhoods.size(i); m++) {
                int cell = neighborhoods.member(i, m);
                sum[cell] += change;
                farthest[cell] =
                    holders[cell] == 0 || Math.abs(change) > Math.abs(farthest[cell]) ? change : farthest[cell];
                least[cell] =
                    holders[cell] == 0 ? tested.spatialFdr()[i] : Math.min(least[cell], tested.spatialFdr()[i]);
                holders[cell]++;
            }
        }
        double[] mean = IntStream.range(0, cells)
            .mapToDouble(cell -> holders[cell] == 0 ? Double.NaN : sum[cell] / holders[cell]).toArray();
        return new ExpansionResult.Cells(mean, farthest, least,
            CategoricalColumn.of(regions.names(), regions.ofCell()));
    }

    private List<NeighborhoodRow> rows() {
        List<NeighborhoodRow> rows = new ArrayList<>();
        for (int i = 0; i < neighborhoods.count(); i++) {
            run.checkCancelled();
            int neighborhood = i;
            Majority label = Majority.of(labels,
                IntStream.range(0, neighborhoods.size(i)).map(m -> neighborhoods.member(neighborhood, m)));
            TestResult result = new TestResult(ExpansionResult.TEST,
                Estimate.of(ExpansionResult.LOG2_FOLD_CHANGE, tested.log2FoldChange()[i]), "F", tested.f()[i],
                tested.pValue()[i], tested.tested()[i] ? PMethod.DISTRIBUTION : PMethod.NONE, samples.count(), "");
            rows.add(new NeighborhoodRow(
                finding("neighborhood", regions.ofNeighborhood()[i], result).withFdr(tested.fdr()[i]),
                neighborhoods.index()[i], neighborhoods.size(i), cells(i, false), cells(i, true),
                tested.averageAbundance()[i], tested.spatialFdr()[i], label.label, label.fraction, tested.patients()[i],
                only[i]));
        }
        return rows;
    }

    private Finding finding(String kind, int region, TestResult result) {
        return Finding.of(kind, regions.names().get(region),
            List.of(samples.contrast().reference(), samples.contrast().other()), result);
    }

    private long cells(int neighborhood, boolean isLater) {
        double sum = 0;
        for (int s = 0; s < samples.count(); s++) {
            sum += samples.later()[s] == isLater ? tested.counts()[neighborhood][s] : 0;
        }
        return (long) sum;
    }

    private List<PopulationTable.Found> findings() {
        List<PopulationTable.Found> findings = new ArrayList<>();
        int[][] neighborhoodsOf = members(regions.ofNeighborhood(), regions.names().size());
        int[][] cellsOf = members(regions.ofCell(), regions.names().size());
        for (int r = 0; r < cellsOf.length; r++) {
            run.checkCancelled();
            int[] members = neighborhoodsOf[r];
            double median = members.length == 0 ? Double.NaN : median(members);
            double least = Arrays.stream(members).mapToDouble(i -> tested.spatialFdr()[i]).min().orElse(Double.NaN);
            Majority label = Majority.of(labels, Arrays.stream(cellsOf[r]));
            TestResult result =
                new TestResult(ExpansionResult.TEST, Estimate.of(ExpansionResult.LOG2_FOLD_CHANGE, median), "",
                    Double.NaN, Double.NaN, PMethod.NONE, samples.count(), "");
            findings.add(new PopulationTable.Found(finding("region", r, result).withFdr(least), label.label,
                members.length, regions.isCalled(r), regions.onlyPatient().get(r)));
        }
        return findings;
    }

    /** What is in each group, ascending; −1 is in none. */
    private static int[][] members(int[] groupOf, int groups) {
        int[] sizes = new int[groups];
        Arrays.stream(groupOf).filter(group -> group >= 0).forEach(group -> sizes[group]++);
        int[][] members = Arrays.stream(sizes).mapToObj(int[]::new).toArray(int[][]::new);
        for (int i = groupOf.length - 1; i >= 0; i--) {
            if (groupOf[i] >= 0) {
                members[groupOf[i]][--sizes[groupOf[i]]] = i;
            }
        }
        return members;
    }

    private double median(int[] members) {
        double[] changes = Arrays.stream(members).mapToDouble(i -> tested.log2FoldChange()[i]).sorted().toArray();
        return (changes[(changes.length - 1) / 2] + changes[changes.length / 2]) / 2;
    }

    /** The most frequent label among some cells. */
    private record Majority(String label, double fraction) {

        static Majority of(CategoricalColumn labels, IntStream cells) {
            if (labels == null) {
                return new Majority(null, Double.NaN);
            }
            int[] counts = new int[labels.categories().size() + 1];
            int[] all = cells.map(labels::code).toArray();
            Arrays.stream(all).forEach(code -> counts[code + 1]++);
            int best = 0;
            for (int code = 1; code < counts.length; code++) {
                best = best == 0 || counts[code] > counts[best] ? code : best;
            }
            return best == 0 || counts[best] == 0 ? new Majority(null, Double.NaN)
                : new Majority(labels.categories().get(best - 1), (double) counts[best] / all.length);
        }
    }
}
