package org.screlapse.engine.abundance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.screlapse.engine.abundance.model.QuasiLikelihoodResult;
import org.screlapse.engine.abundance.model.QuasiLikelihoodTest;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.task.Progress;

/** Tests clusters or labels: each is counted in every sample, and the counts are compared. */
final class LabelTest {
    /** With fewer populations, normalisation cannot tell the one that changed from those that did not. */
    private static final int FEW_POPULATIONS = 5;
    private static final int UNCHANGED = 2;

    private final QuasiLikelihoodTest test;
    private final double limit;
    private final ComparedSamples samples;

    LabelTest(QuasiLikelihoodTest test, double limit, ComparedSamples samples) {
        this.test = test;
        this.limit = limit;
        this.samples = samples;
    }

    ExpansionResult apply(CategoricalColumn labels, Progress progress) {
        int[] places = presentPlaces(labels);
        List<String> names = IntStream.range(0, places.length).filter(i -> places[i] >= 0)
            .mapToObj(labels.categories()::get).toList();
        if (names.size() < 2) {
            throw new IllegalArgumentException("The cells compared have " + (names.isEmpty() ? "no population"
                : "only one population, \"" + names.get(0) + "\"") + ": fractions need at least two.");
        }
        int[] populationOf = Arrays.stream(labels.codes()).map(code -> code < 0 ? -1 : places[code]).toArray();
        PopulationTable table = new PopulationTable(names, populationOf, samples);
        ExpansionDetector.requireCells(table.counts(), samples, "in any population; label its cells");
        QuasiLikelihoodResult tested = test.apply(table.counts(), samples.design(), samples.tested(), progress);
        List<PopulationTable.Finding> findings = IntStream.range(0, names.size()).mapToObj(p ->
            new PopulationTable.Finding(null, -1, tested.log2FoldChange()[p], tested.pValue()[p], tested.fdr()[p],
                ExpansionDetector.isCalled(tested.fdr()[p], limit) && tested.log2FoldChange()[p] > 0)).toList();
        return new ExpansionResult(cells(populationOf, tested), table.rows(findings), List.of(),
            warnings(names.size()));
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

    private ExpansionResult.Cells cells(int[] populationOf, QuasiLikelihoodResult tested) {
        double[] change = new double[populationOf.length];
        double[] rate = new double[populationOf.length];
        int[] group = new int[populationOf.length];
        for (int cell = 0; cell < populationOf.length; cell++) {
            int p = populationOf[cell];
            change[cell] = p < 0 ? Double.NaN : tested.log2FoldChange()[p];
            rate[cell] = p < 0 ? Double.NaN : tested.fdr()[p];
            group[cell] = p < 0 ? -1 : !ExpansionDetector.isCalled(rate[cell], limit) ? UNCHANGED
                : change[cell] > 0 ? 0 : 1;
        }
        return new ExpansionResult.Cells(change, change, rate, CategoricalColumn.of(ExpansionDetector.groups(), group));
    }

    private List<String> warnings(int populations) {
        List<String> warnings = new ArrayList<>(samples.warnings());
        if (populations < FEW_POPULATIONS) {
            warnings.add("There are only " + populations + " populations: when one grows the others shrink, and with"
                + " so few it cannot be told which of them changed.");
        }
        return warnings;
    }
}
