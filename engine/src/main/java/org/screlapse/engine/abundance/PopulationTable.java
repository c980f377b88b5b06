package org.screlapse.engine.abundance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.screlapse.engine.stats.DilutionRule;
import org.screlapse.engine.stats.Finding;

/** Sums up the populations of the samples compared: fractions, centered log-ratios, patients in whom each grew. */
final class PopulationTable {
    private final List<String> names;
    private final ComparedSamples samples;
    private final DilutionRule rule;
    private final double[][] counts;
    private final double[] totals;
    /** For each sample the mean of log2(fraction) over the populations. */
    private final double[] meanLogs;

    /**
     * @param names of the populations
     * @param populationOf the population of each cell, −1 for none
     * @param rule when growth explains a fall
     */
    PopulationTable(List<String> names, int[] populationOf, ComparedSamples samples, DilutionRule rule) {
        this.names = names;
        this.samples = samples;
        this.rule = rule;
        this.counts = new double[names.size()][samples.count()];
        for (int cell = 0; cell < populationOf.length; cell++) {
            if (populationOf[cell] >= 0 && samples.sampleOf()[cell] >= 0) {
                counts[populationOf[cell]][samples.sampleOf()[cell]]++;
            }
        }
        this.totals = IntStream.range(0, samples.count())
            .mapToDouble(s -> Arrays.stream(counts).mapToDouble(row -> row[s]).sum()).toArray();
        this.meanLogs = IntStream.range(0, samples.count())
            .mapToDouble(
                s -> Arrays.stream(counts).mapToDouble(row -> DilutionRule.log2Fraction(row[s], totals[s])).sum()
                    / counts.length)
            .toArray();
    }

    /** Populations × samples. */
    double[][] counts() {
        return counts;
    }

    /**
     * What a model found of one population.
     *
     * @param finding the change, its p-value and false discovery rate
     * @param label most frequent label, null for none
     * @param neighborhoods number of them, −1 for none
     * @param called whether it is called expanded or shrunken
     * @param onlyPatient the one patient on whom its neighborhoods rest, null if they rest on more or there are none
     */
    record Found(Finding finding, String label, int neighborhoods, boolean called, String onlyPatient) {

        double log2FoldChange() {
            return finding.result().value();
        }

        boolean grew() {
            return called && log2FoldChange() > 0;
        }
    }

    List<PopulationRow> rows(List<Found> findings) {
        double[] reference = sums(false);
        double[] later = sums(true);
        double allReference = Arrays.stream(reference).sum();
        double allLater = Arrays.stream(later).sum();
        PatientSupport.Counter counter = new PatientSupport.Counter(samples, totals);
        String[] explanations = explanations(findings);
        List<PopulationRow> rows = new ArrayList<>();
        for (int p = 0; p < names.size(); p++) {
            Found found = findings.get(p);
            PatientSupport patients = counter.of(counts[p]);
            rows.add(new PopulationRow(found.finding, found.called, found.label, found.neighborhoods,
                Share.of(reference[p], allReference), Share.of(later[p], allLater), centeredLogRatioChange(p), patients,
                onlyPatient(found, patients), explanations[p]));
        }
        return rows;
    }

    private static String onlyPatient(Found found, PatientSupport patients) {
        return !found.called || found.onlyPatient != null ? found.onlyPatient : patients.only(found.log2FoldChange());
    }

    private double[] sums(boolean isLater) {
        return IntStream.range(0, names.size()).mapToDouble(p -> IntStream.range(0, samples.count())
            .filter(s -> samples.later()[s] == isLater).mapToDouble(s -> counts[p][s]).sum()).toArray();
    }

    /** For each population those whose growth explains that it shrank, null if none do. */
    private String[] explanations(List<Found> findings) {
        double[] reference = sums(false);
        double[] later = sums(true);
        double allReference = Arrays.stream(reference).sum();
        double allLater = Arrays.stream(later).sum();
        String growing = IntStream.range(0, names.size()).filter(i -> findings.get(i).grew()).mapToObj(names::get)
            .collect(Collectors.joining(", "));
        double[] outside = IntStream.range(0, samples.count()).mapToDouble(s -> IntStream.range(0, counts.length)
            .filter(i -> !findings.get(i).grew()).mapToDouble(i -> counts[i][s]).sum()).toArray();
        String[] explanations = new String[names.size()];
        for (int p = 0; p < explanations.length; p++) {
            double[] row = counts[p];
            double fall = meanChange(s -> DilutionRule.log2Fraction(row[s], totals[s]));
            double left = meanChange(s -> DilutionRule.log2Fraction(row[s], outside[s]));
            boolean isExplained = !growing.isEmpty() && !findings.get(p).grew()
                && later[p] / allLater < reference[p] / allReference && rule.explains(fall, left);
            explanations[p] = isExplained ? growing : null;
        }
        return explanations;
    }

    private double centeredLogRatioChange(int p) {
        return meanChange(s -> DilutionRule.log2Fraction(counts[p][s], totals[s]) - meanLogs[s]);
    }

    /** Mean at the later timepoint minus mean at the reference; if paired, the mean of each patient's. */
    private double meanChange(IntToDoubleFunction valueOfSample) {
        Map<String, double[][]> units = new LinkedHashMap<>();
        for (int s = 0; s < samples.count(); s++) {
            String unit = samples.paired() ? samples.samples().get(s).patient() : "";
            double[] sum = units.computeIfAbsent(unit, u -> new double[2][2])[samples.later()[s] ? 1 : 0];
            sum[0] += valueOfSample.applyAsDouble(s);
            sum[1]++;
        }
        return units.values().stream().mapToDouble(sums -> sums[1][0] / sums[1][1] - sums[0][0] / sums[0][1]).average()
            .orElse(Double.NaN);
    }
}
