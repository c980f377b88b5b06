package org.screlapse.engine.abundance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.screlapse.engine.countmodel.QuasiLikelihoodResult;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.stats.DilutionRule;
import org.screlapse.engine.task.Progress;

/** Brings what was found of neighbourhoods back to the cells, and puts the neighbourhoods that changed into regions. */
final class NeighbourhoodSummary {
    /** With fewer degrees of freedom simulated cohorts without growth had calls a little too often. */
    private static final int RELIABLE_DF = 3;

    private final Neighbourhoods neighbourhoods;
    private final double[][] counts;
    private final QuasiLikelihoodResult tested;
    private final double[] spatial;
    private final CategoricalColumn labels;
    private final ComparedSamples samples;
    private final DilutionRule rule;
    private final Progress progress;
    private final PatientSupport[] patients;
    private final String[] only;
    private final ExpandedRegions regions;

    NeighbourhoodSummary(Neighbourhoods neighbourhoods, double[][] counts, QuasiLikelihoodResult tested,
        double[] spatial, DilutionRule rule, CategoricalColumn labels, ComparedSamples samples, Progress progress) {
        this.neighbourhoods = neighbourhoods;
        this.counts = counts;
        this.tested = tested;
        this.spatial = spatial;
        this.labels = labels;
        this.samples = samples;
        this.rule = rule;
        this.progress = progress;
        PatientSupport.Counter counter = new PatientSupport.Counter(samples, samples.cells());
        boolean[] called = new boolean[spatial.length];
        patients = new PatientSupport[spatial.length];
        only = new String[spatial.length];
        for (int i = 0; i < called.length; i++) {
            progress.checkCancelled();
            called[i] = rule.hasChanged(spatial[i]);
            patients[i] = counter.of(counts[i]);
            only[i] = called[i] ? patients[i].only(tested.log2FoldChange()[i]) : null;
        }
        this.regions = ExpandedRegions.of(neighbourhoods, samples.sampleOf().length, called, tested.log2FoldChange(),
            spatial, only, progress);
    }

    ExpansionResult result() {
        List<PopulationRow> populations =
            new PopulationTable(regions.names(), regions.ofCell(), samples, rule).rows(findings());
        List<String> warnings = new ArrayList<>(samples.warnings());
        if (samples.design().residualDf() < RELIABLE_DF) {
            warnings.add("With so few samples, " + samples.count() + ", neighbourhoods are called by mistake a little"
                + " more often than the false discovery rate says: take calls as hints, or compare more patients.");
        }
        ExpansionResult.warnOfOnePatient(populations, warnings);
        return new ExpansionResult(samples.reference(), samples.timepoint(), cells(), populations, rows(), warnings);
    }

    private ExpansionResult.Cells cells() {
        int cells = samples.sampleOf().length;
        double[] sum = new double[cells];
        double[] farthest = new double[cells];
        double[] least = new double[cells];
        int[] holders = new int[cells];
        Arrays.fill(least, Double.NaN);
        Arrays.fill(farthest, Double.NaN);
        for (int i = 0; i < neighbourhoods.count(); i++) {
            double change = tested.log2FoldChange()[i];
            for (int m = 0; m < neighbourhoods.size(i); m++) {
                int cell = neighbourhoods.member(i, m);
                sum[cell] += change;
                farthest[cell] =
                    holders[cell] == 0 || Math.abs(change) > Math.abs(farthest[cell]) ? change : farthest[cell];
                least[cell] = holders[cell] == 0 ? spatial[i] : Math.min(least[cell], spatial[i]);
                holders[cell]++;
            }
        }
        double[] mean = IntStream.range(0, cells)
            .mapToDouble(cell -> holders[cell] == 0 ? Double.NaN : sum[cell] / holders[cell]).toArray();
        return new ExpansionResult.Cells(mean, farthest, least,
            CategoricalColumn.of(regions.names(), regions.ofCell()));
    }

    private List<NeighbourhoodRow> rows() {
        List<NeighbourhoodRow> rows = new ArrayList<>();
        for (int i = 0; i < neighbourhoods.count(); i++) {
            progress.checkCancelled();
            int neighbourhood = i;
            Majority label = Majority.of(labels,
                IntStream.range(0, neighbourhoods.size(i)).map(m -> neighbourhoods.member(neighbourhood, m)));
            rows.add(new NeighbourhoodRow(neighbourhoods.index()[i], neighbourhoods.size(i), cells(i, false),
                cells(i, true), tested.log2FoldChange()[i], tested.averageAbundance()[i], tested.f()[i],
                tested.pValue()[i], tested.fdr()[i], spatial[i], label.label, label.fraction, patients[i], only[i],
                regions.names().get(regions.ofNeighbourhood()[i])));
        }
        return rows;
    }

    private long cells(int neighbourhood, boolean isLater) {
        double sum = 0;
        for (int s = 0; s < samples.count(); s++) {
            sum += samples.later()[s] == isLater ? counts[neighbourhood][s] : 0;
        }
        return (long) sum;
    }

    private List<PopulationTable.Finding> findings() {
        List<PopulationTable.Finding> findings = new ArrayList<>();
        int unchanged = regions.names().size() - 1;
        int[][] neighbourhoodsOf = members(regions.ofNeighbourhood(), unchanged + 1);
        int[][] cellsOf = members(regions.ofCell(), unchanged + 1);
        for (int r = 0; r <= unchanged; r++) {
            progress.checkCancelled();
            int[] members = neighbourhoodsOf[r];
            double median = members.length == 0 ? Double.NaN : median(members);
            double least = Arrays.stream(members).mapToDouble(i -> spatial[i]).min().orElse(Double.NaN);
            Majority label = Majority.of(labels, Arrays.stream(cellsOf[r]));
            findings.add(new PopulationTable.Finding(label.label, members.length, median, Double.NaN, least,
                r < unchanged, regions.onlyPatient().get(r)));
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
