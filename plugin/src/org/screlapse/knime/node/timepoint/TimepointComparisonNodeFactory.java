package org.screlapse.knime.node.timepoint;

import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.screlapse.knime.node.OperationNode;
import org.screlapse.knime.port.SingleCellPortObject;

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
            proportions; for each population the centered log-ratio, which does not fall just because another population
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
        .model(ComparisonTables.of(OperationNode.of(TimepointComparisonNodeParameters.class).withoutData())) //
        .keywords("relapse", "diagnosis", "expansion", "fraction", "Fisher", "Wilcoxon", "longitudinal");

    /** Made by KNIME. */
    public TimepointComparisonNodeFactory() {
        super(NODE);
    }
}
