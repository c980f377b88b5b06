package org.screlapse.knime.node.timepoint;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.timepoint.CellObservations;
import org.screlapse.engine.timepoint.Labels;
import org.screlapse.knime.dialog.Inputs;
import org.screlapse.knime.execution.EngineCall;
import org.screlapse.knime.execution.NodeProgress;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;

/** Compares timepoints within each patient and across patients. */
public final class TimepointComparisonNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Timepoint Comparison") //
        .icon("timepoint.png") //
        .shortDescription("Finds which cell populations or scores changed between timepoints, in each patient and"
            + " across patients.") //
        .fullDescription("""
            <p>Compares a later timepoint, such as relapse, with a reference timepoint, such as diagnosis.</p>
            <p><b>In each patient</b>, the fraction of cells in each population is given at both timepoints with
            Wilson's confidence interval, and the two are compared by Fisher's exact test with its odds ratio; scores
            are compared by their mean and the Mann–Whitney test over the cells. Cells are not independent replicates of
            a disease: these p-values separate a change in this patient from chance in sampling cells, and say nothing
            of other patients.</p>
            <p><b>Across patients</b>, every patient counts once. If the same patients were sampled at both timepoints
            their changes are tested by Wilcoxon's signed-rank test, otherwise the groups by the Mann–Whitney test. With
            few patients a small p-value cannot occur; the smallest possible one is given beside it.</p>
            <p><b>Further tests</b>: for one patient without replicates the exact form of the permutation test of
            proportions; for each population the centred log-ratio, which does not fall just because another population
            grows, and a note where a decrease is explained by the growth of others (less than half of it remains among
            the other cells); across patients Cochran–Mantel–Haenszel, a random-effects meta-analysis of odds ratios, t
            tests, the sign test, or for unpaired patients a beta-binomial model; trends where there are three or more
            timepoints, in each patient and across patients (Page's test, and the signed-rank test of the patients'
            slopes); and all of these in strata of patients.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p
            .addInputPort("Single-cell data",
                "Cells with their patient, their timepoint, and a population or" + " scores.",
                SingleCellPortObject.TYPE)
            .addOutputTable("Per patient", ComparisonTables.PER_PATIENT)
            .addOutputTable("Across patients", ComparisonTables.ACROSS_PATIENTS)
            .addOutputTable("Further tests", ComparisonTables.FURTHER)) //
        .model(m -> m.parametersClass(TimepointComparisonNodeParameters.class)
            .configure(TimepointComparisonNodeFactory::configure).execute(TimepointComparisonNodeFactory::execute)) //
        .keywords("relapse", "diagnosis", "expansion", "fraction", "Fisher", "Wilcoxon", "longitudinal");

    /** Made by KNIME. */
    public TimepointComparisonNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        TimepointComparisonNodeParameters parameters = in.getParameters();
        parameters.check(Inputs.summary(in.<SingleCellPortObjectSpec>getInPortSpec(0)));
        ComparisonTables.setSpecs(out);
    }

    private static void execute(ExecuteInput in, ExecuteOutput out) throws KNIMEException, CanceledExecutionException {
        TimepointComparisonNodeParameters parameters = in.getParameters();
        SingleCellPortObject input = in.getInPortObject(0);
        EngineCall.run(() -> ComparisonTables.setTables(parameters.comparison()
            .apply(observations(input.data().cells(), parameters), NodeProgress.of(in.getExecutionContext())),
            in.getExecutionContext(), out));
    }

    private static CellObservations observations(Annotations cells, TimepointComparisonNodeParameters parameters) {
        CellObservations observations = CellObservations.of(Labels.of(cells.columns().get(parameters.patientColumn)),
            Labels.of(cells.columns().get(parameters.timepointColumn)));
        if (parameters.comparesPopulations()) {
            observations = observations.withPopulations(Labels.of(cells.columns().get(parameters.populationColumn)));
        }
        if (parameters.stratified) {
            observations = observations.withStrata(Labels.of(cells.columns().get(parameters.stratumColumn)));
        }
        for (String score : parameters.comparedScores()) {
            observations = observations.withScore(score, ((NumericColumn) cells.columns().get(score)).values());
        }
        return observations;
    }
}
