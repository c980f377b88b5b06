package org.screlapse.knime.node.timepoint;

import java.util.Arrays;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.screlapse.engine.cohort.CohortColumns;
import org.screlapse.engine.cohort.ContrastChoice;
import org.screlapse.engine.stats.DilutionRule;
import org.screlapse.engine.timepoint.MeasureSource;
import org.screlapse.engine.timepoint.TimepointComparison;

/** The settings of the statistics, which both nodes share. */
final class ComparisonParameters implements WidgetGroup, Persistable {

    /** The field that says whether strata of patients are compared. */
    interface StratifiedReference extends ParameterReference<Boolean> {}

    /** Whether strata of patients are compared. */
    static final class IsStratified implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getBoolean(StratifiedReference.class).isTrue();
        }
    }

    enum Design {
        @Label(value = "Automatic", description = "Paired if at least two patients, or all there are, have both"
            + " timepoints, else unpaired.")
        AUTO(TimepointComparison.Design.AUTO), //
        @Label(value = "Paired", description = "Each patient is compared with him- or herself (Wilcoxon signed-rank"
            + " test); patients without a pair are left out and listed in a warning.")
        PAIRED(TimepointComparison.Design.PAIRED), //
        @Label(value = "Unpaired", description = "The patients at one timepoint are compared with the patients at the"
            + " other (Mann–Whitney test).")
        UNPAIRED(TimepointComparison.Design.UNPAIRED);

        private final TimepointComparison.Design design;

        Design(TimepointComparison.Design design) {
            this.design = design;
        }
    }

    @Widget(title = "Comparison across patients",
        description = "Whether the same patients were sampled at both" + " timepoints.")
    @ValueSwitchWidget
    Design design = Design.AUTO;

    @Widget(title = "Confidence level", description = "Level of all confidence intervals, such as 0.95.")
    @Advanced
    double confidenceLevel = 0.95;

    @Widget(title = "Order of the timepoints",
        description = "The timepoints in their order in time, separated by"
            + " commas, such as: diagnosis, remission, relapse. With three or more, each patient is tested for a trend."
            + " Empty: in the order of the numbers if timepoints are numbered (0, 15, 33; day 0, day 15); else the"
            + " reference, then the others as they come in the data.")
    @Advanced
    @Migrate(loadDefaultIfAbsent = true)
    String timepointOrder = "";

    @Widget(title = "False discovery rate of growth",
        description = "Populations whose exact test within a patient has"
            + " a false discovery rate below this count as grown or shrunk where it is asked whether a decrease is"
            + " explained by the growth of others, such as 0.1.")
    @Advanced
    @Migrate(loadDefaultIfAbsent = true)
    double growthFdr = 0.1;

    @Widget(title = "Further tests",
        description = "Fills the third table with more tests of the same: exact proportions, centered log-ratios,"
            + " Cochran–Mantel–Haenszel, meta-analysis, t tests, trends over three and more timepoints.")
    @Migrate(loadDefaultIfAbsent = true)
    boolean furtherTests;

    @Widget(title = "Details",
        description = "Adds the numbers behind the results to the first two tables: confidence intervals, odds ratios,"
            + " counts, statistics.")
    @Migrate(loadDefaultIfAbsent = true)
    boolean details;

    /**
     * @param isUsed whether the choice matters
     * @param name the name that was chosen
     * @param what what it is for
     * @return the name, empty if it does not matter
     * @throws IllegalArgumentException if it matters and none was chosen
     */
    static String chosen(boolean isUsed, String name, String what) {
        if (isUsed && name.isBlank()) {
            throw new IllegalArgumentException("Choose what holds the " + what + ".");
        }
        return isUsed ? name : "";
    }

    TimepointComparison comparison(CohortColumns columns, ContrastChoice contrast, MeasureSource measures) {
        return TimepointComparison.withDefaults().withColumns(columns).withContrast(contrast).withMeasures(measures)
            .withDesign(design.design)
            .withOrder(
                Arrays.stream(timepointOrder.split(",")).map(String::strip).filter(name -> !name.isEmpty()).toList())
            .withConfidenceLevel(confidenceLevel).withDilutionRule(new DilutionRule(growthFdr))
            .withFurtherTests(furtherTests || !columns.stratum().isBlank());
    }
}
