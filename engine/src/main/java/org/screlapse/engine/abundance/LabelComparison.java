package org.screlapse.engine.abundance;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.screlapse.engine.countmodel.QuasiLikelihoodResult;
import org.screlapse.engine.countmodel.QuasiLikelihood;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.stats.DilutionRule;
import org.screlapse.engine.stats.Estimate;
import org.screlapse.engine.stats.Finding;
import org.screlapse.engine.stats.PMethod;
import org.screlapse.engine.stats.TestResult;
import org.screlapse.engine.task.Run;

/** Tests clusters or labels: each is counted in every sample, and the counts are compared. */
final class LabelComparison {
    /** With fewer populations, normalization cannot tell the one that changed from those that did not. */
    private static final int FEW_POPULATIONS = 5;

    private final QuasiLikelihood test;
    private final DilutionRule rule;
    private final ComparedSamples samples;

    LabelComparison(QuasiLikelihood test, DilutionRule rule, ComparedSamples samples) {
        this.test = test;
        this.rule = rule;
        this.samples = samples;
    }

    ExpansionResult apply(CategoricalColumn labels, Run run) {
        int[] places = presentPlaces(labels);
        List<String> names =
            IntStream.range(0, places.length).filter(i -> places[i] >= 0).mapToObj(labels.categories()::get).toList();
        if (names.size() < 2) {
            throw new IllegalArgumentException("The cells compared have "
                + (names.isEmpty() ? "no population" : "only one population, \"" + names.get(0) + "\"")
                + ": fractions need at least two.");
        }
        int[] populationOf = Arrays.stream(labels.codes()).map(code -> code < 0 ? -1 : places[code]).toArray();
        PopulationTable table = new PopulationTable(names, populationOf, samples, rule);
        samples.requireCells(table.counts(), "in any population; label its cells");
        QuasiLikelihoodResult tested = test.apply(table.counts(), samples.design(), samples.tested(), run);
        List<PopulationTable.Found> findings =
            IntStream.range(0, names.size()).mapToObj(p -> found(names.get(p), tested, p)).toList();
        List<PopulationRow> rows = table.rows(findings);
        note(rows, populationOf, run);
        return new ExpansionResult(samples.contrast(), cells(populationOf, rows), rows, List.of());
    }

    private PopulationTable.Found found(String name, QuasiLikelihoodResult tested, int p) {
        TestResult result = new TestResult(ExpansionResult.TEST,
            Estimate.of(ExpansionResult.LOG2_FOLD_CHANGE, tested.log2FoldChange()[p]), "F", tested.f()[p],
            tested.pValue()[p], PMethod.DISTRIBUTION, samples.count(), "");
        Finding finding =
            Finding.of("population", name, List.of(samples.contrast().reference(), samples.contrast().other()), result)
                .withFdr(tested.fdr()[p]);
        return new PopulationTable.Found(finding, null, -1, rule.hasChanged(tested.fdr()[p]), null);
    }

    private void noteUnlabeled(int[] populationOf, Run run) {
        int[] compared =
            IntStream.range(0, populationOf.length).filter(cell -> samples.sampleOf()[cell] >= 0).toArray();
        long without = Arrays.stream(compared).filter(cell -> populationOf[cell] < 0).count();
        if (without > 0) {
            run.note(
                without + " of " + compared.length + " cells have no population and do not count in the fractions.");
        }
    }

    /** Positions of the populations that have cells in the samples compared, −1 for others. */
    private int[] presentPlaces(CategoricalColumn labels) {
        int[] places = new int[labels.categories().size()];
        Arrays.fill(places, -1);
        for (int cell = 0; cell < labels.size(); cell++) {
            if (labels.code(cell) >= 0 && samples.sampleOf()[cell] >= 0) {
                places[labels.code(cell)] = 0;
            }
        }
        int next = 0;
        for (int i = 0; i < places.length; i++) {
            places[i] = places[i] < 0 ? -1 : next++;
        }
        return places;
    }

    private ExpansionResult.Cells cells(int[] populationOf, List<PopulationRow> rows) {
        List<String> groups = rows.stream().map(this::group).toList();
        List<String> names =
            Stream.concat(Stream.of(ExpandedRegions.EXPANDED, ExpandedRegions.SHRUNKEN, ExpandedRegions.UNCHANGED),
                groups.stream().sorted()).distinct().toList();
        double[] change = new double[populationOf.length];
        double[] rate = new double[populationOf.length];
        int[] group = new int[populationOf.length];
        for (int cell = 0; cell < populationOf.length; cell++) {
            int p = populationOf[cell];
            change[cell] = p < 0 ? Double.NaN : rows.get(p).log2FoldChange();
            rate[cell] = p < 0 ? Double.NaN : rows.get(p).fdr();
            group[cell] = p < 0 ? -1 : names.indexOf(groups.get(p));
        }
        return new ExpansionResult.Cells(change, change, rate, CategoricalColumn.of(names, group));
    }

    private String group(PopulationRow row) {
        if (!rule.hasChanged(row.fdr())) {
            return ExpandedRegions.UNCHANGED;
        }
        return ExpandedRegions.name(row.log2FoldChange() > 0 ? ExpandedRegions.EXPANDED : ExpandedRegions.SHRUNKEN,
            row.onlyPatient());
    }

    private void note(List<PopulationRow> rows, int[] populationOf, Run run) {
        noteUnlabeled(populationOf, run);
        if (rows.size() < FEW_POPULATIONS) {
            run.note("There are only " + rows.size() + " populations: when one grows the others shrink, and with"
                + " so few it cannot be told which of them changed.");
        }
        ExpansionResult.noteOnePatient(rows, run);
    }
}
