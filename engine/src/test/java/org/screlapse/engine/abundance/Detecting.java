package org.screlapse.engine.abundance;

import java.util.List;
import org.screlapse.engine.cohort.Cohort;
import org.screlapse.engine.cohort.CohortColumns;
import org.screlapse.engine.cohort.Contrast;
import org.screlapse.engine.cohort.ContrastChoice;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

/** Runs the detector in tests. */
final class Detecting {
    private Detecting() {
    }

    /** What was found and noted. */
    record Detected(ExpansionSeries series, List<String> warnings, SingleCellData data) {

        ExpansionResult only() {
            return series.steps().get(0);
        }

        List<ExpansionResult> steps() {
            return series.steps();
        }

        ExpansionResult.Cells cells() {
            return series.cells();
        }

        List<PopulationRow> populations() {
            return only().populations();
        }

        List<NeighborhoodRow> neighborhoods() {
            return only().neighborhoods();
        }
    }

    static Detected apply(ExpansionDetector detector, SingleCellData data, Progress progress) {
        Run run = Run.of(progress);
        var outcome = detector.apply(data, run);
        return new Detected(outcome.findings(), run.notes(), outcome.data());
    }

    /** Among the labels "population". */
    static Detected inPopulations(ExpansionDetector detector, Annotations cells) {
        return inPopulations(detector, cells, Progress.NONE);
    }

    static Detected inPopulations(ExpansionDetector detector, Annotations cells, Progress progress) {
        return apply(detector.among(new Subpopulations.Labels("population")), SingleCellData.withoutGenes(cells),
            progress);
    }

    static ExpansionDetector comparing(String reference, String later) {
        return ExpansionDetector.withDefaults().withContrast(ContrastChoice.of(reference, later));
    }

    static ComparedSamples samples(Annotations cells, CohortColumns columns, String reference, String later, Run run) {
        return ComparedSamples.of(Cohort.ofCells(cells, columns, run), new Contrast(columns.factor(), reference, later),
            run);
    }
}
