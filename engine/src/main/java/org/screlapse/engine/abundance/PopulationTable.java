package org.screlapse.engine.abundance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.screlapse.engine.stats.ProportionInterval;

/** Sums up the populations of the samples compared: fractions, centred log-ratios, patients in whom each grew. */
final class PopulationTable {
    /** Half a cell is added where a logarithm is taken, so that a population without cells has one. */
    private static final double HALF_A_CELL = 0.5;
    /** Less than this part of a fall left without the growing populations: the fall is explained by them. */
    private static final double EXPLAINED = 0.5;

    private final List<String> names;
    private final ComparedSamples samples;
    private final double[][] counts;

    /**
     * @param names of the populations
     * @param populationOf the population of each cell, −1 for none
     */
    PopulationTable(List<String> names, int[] populationOf, ComparedSamples samples) {
        this.names = names;
        this.samples = samples;
        this.counts = new double[names.size()][samples.count()];
        for (int cell = 0; cell < populationOf.length; cell++) {
            if (populationOf[cell] >= 0 && samples.sampleOf()[cell] >= 0) {
                counts[populationOf[cell]][samples.sampleOf()[cell]]++;
            }
        }
    }

    /** Populations × samples. */
    double[][] counts() {
        return counts;
    }

    /**
     * What a model found of one population.
     *
     * @param label most frequent label, null for none
     * @param neighbourhoods number of them, −1 for none
     * @param log2FoldChange the change
     * @param pValue its p-value
     * @param fdr its false discovery rate
     * @param grew whether it is called expanded
     */
    record Finding(String label, int neighbourhoods, double log2FoldChange, double pValue, double fdr, boolean grew) {
    }

    List<PopulationRow> rows(List<Finding> findings) {
        double[] reference = sums(false);
        double[] later = sums(true);
        double[] centred = centredLogRatioChanges();
        List<double[]> patients = patientFractions();
        List<PopulationRow> rows = new ArrayList<>();
        for (int p = 0; p < names.size(); p++) {
            int population = p;
            Finding found = findings.get(p);
            rows.add(new PopulationRow(names.get(p), found.label, found.neighbourhoods, (long) reference[p],
                (long) later[p], reference[p] / total(reference),
                ProportionInterval.withDefaults().wilson((long) reference[p], (long) total(reference)),
                later[p] / total(later),
                ProportionInterval.withDefaults().wilson((long) later[p], (long) total(later)), found.log2FoldChange,
                found.pValue, found.fdr, centred[p],
                (int) patients.stream().filter(change -> change[population] > 0).count(), patients.size(),
                explainedBy(p, findings, reference, later)));
        }
        return rows;
    }

    private double[] sums(boolean isLater) {
        return IntStream.range(0, names.size()).mapToDouble(p -> IntStream.range(0, samples.count())
            .filter(s -> samples.later()[s] == isLater).mapToDouble(s -> counts[p][s]).sum()).toArray();
    }

    private static double total(double[] sums) {
        return IntStream.range(0, sums.length).mapToDouble(i -> sums[i]).sum();
    }

    private String explainedBy(int p, List<Finding> findings, double[] reference, double[] later) {
        List<String> growing = IntStream.range(0, names.size()).filter(i -> findings.get(i).grew).mapToObj(names::get)
            .toList();
        double fall = logRatio(later[p], total(later)) - logRatio(reference[p], total(reference));
        if (growing.isEmpty() || findings.get(p).grew || fall >= 0) {
            return null;
        }
        double left = logRatio(later[p], totalWithout(findings, later))
            - logRatio(reference[p], totalWithout(findings, reference));
        return left > EXPLAINED * fall ? String.join(", ", growing) : null;
    }

    private static double totalWithout(List<Finding> findings, double[] sums) {
        return IntStream.range(0, sums.length).filter(i -> !findings.get(i).grew).mapToDouble(i -> sums[i]).sum();
    }

    private static double logRatio(double cells, double all) {
        return Math.log((cells + HALF_A_CELL) / (all + HALF_A_CELL)) / Math.log(2);
    }

    private double[] centredLogRatioChanges() {
        Map<String, double[][]> units = new LinkedHashMap<>();
        for (int s = 0; s < samples.count(); s++) {
            // Unpaired, all samples are one unit: the difference of the means.
            String unit = samples.paired() ? samples.samples().get(s).patient() : "";
            double[][] sums = units.computeIfAbsent(unit, u -> new double[2][names.size() + 1]);
            add(sums[samples.later()[s] ? 1 : 0], s);
        }
        double[] changes = new double[names.size()];
        for (double[][] sums : units.values()) {
            for (int p = 0; p < changes.length; p++) {
                changes[p] += (sums[1][p] / sums[1][changes.length] - sums[0][p] / sums[0][changes.length])
                    / units.size();
            }
        }
        return changes;
    }

    /** Adds the centred log-ratios of a sample, and 1 behind them to count it. */
    private void add(double[] sums, int sample) {
        int n = names.size();
        double[] logs = IntStream.range(0, n)
            .mapToDouble(p -> Math.log(counts[p][sample] + HALF_A_CELL) / Math.log(2)).toArray();
        double mean = total(logs) / n;
        for (int p = 0; p < n; p++) {
            sums[p] += logs[p] - mean;
        }
        sums[n]++;
    }

    /** For each patient with both timepoints the change of every fraction. */
    private List<double[]> patientFractions() {
        Map<String, double[][]> patients = new LinkedHashMap<>();
        for (int s = 0; s < samples.count(); s++) {
            String patient = samples.samples().get(s).patient();
            if (patient != null) {
                double[] sums = patients.computeIfAbsent(patient, name -> new double[2][names.size()])
                    [samples.later()[s] ? 1 : 0];
                for (int p = 0; p < sums.length; p++) {
                    sums[p] += counts[p][s];
                }
            }
        }
        return patients.values().stream().filter(sums -> total(sums[0]) > 0 && total(sums[1]) > 0)
            .map(sums -> IntStream.range(0, names.size())
                .mapToDouble(p -> sums[1][p] / total(sums[1]) - sums[0][p] / total(sums[0])).toArray()).toList();
    }
}
