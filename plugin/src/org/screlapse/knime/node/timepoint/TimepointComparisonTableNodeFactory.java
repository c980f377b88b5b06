package org.screlapse.knime.node.timepoint;

import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.screlapse.knime.node.OperationNode;

/** Compares timepoints within each patient and across patients, from a table. */
public final class TimepointComparisonTableNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Timepoint Comparison (Table)") //
        .icon("timepoint-table.png") //
        .shortDescription("Finds which cell populations or scores changed between timepoints, from a table of cells or"
            + " of samples.") //
        .fullDescription("""
            <p>Does what <i>Timepoint Comparison</i> does, for results made elsewhere. The table has either a row a
            cell, with its patient, timepoint and population or scores; or a row per sample, with its patient and
            timepoint and a column for the fraction (0 to 1) or mean score of each population.</p>
            <p><b>In each patient</b>, fractions are compared by Fisher's exact test and given with Wilson's confidence
            interval, for which a table of samples needs a column with the number of cells. <b>Across patients</b>,
            every patient counts once: paired samples are tested by Wilcoxon's signed-rank test, unpaired ones by the
            Mann–Whitney test.</p>
            <p><b>Further tests</b>: for one patient without replicates the exact form of the permutation test of
            proportions; for each population the centered log-ratio, which does not fall just because another population
            grows, and a note where a decrease is explained by the growth of others (less than half of it remains among
            the other cells); across patients Cochran–Mantel–Haenszel, a random-effects meta-analysis of odds ratios, t
            tests, the sign test, or for unpaired patients a beta-binomial model; trends where there are three or more
            timepoints, in each patient and across patients (Page's test, and the signed-rank test of the patients'
            slopes); and all of these in strata of patients.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p.addInputTable("Cells or samples", "A table with a row per cell, or a row per sample.")
            .addOutputTable("Per patient", ComparisonTables.PER_PATIENT)
            .addOutputTable("Across patients", ComparisonTables.ACROSS_PATIENTS)
            .addOutputTable("Further tests", ComparisonTables.FURTHER)) //
        .model(ComparisonTables.of(OperationNode.ofTable(TimepointComparisonTableNodeParameters.class,
            TimepointComparisonTableNodeParameters::columns))) //
        .keywords("relapse", "diagnosis", "expansion", "fraction", "Fisher", "Wilcoxon", "longitudinal");

    /** Made by KNIME. */
    public TimepointComparisonTableNodeFactory() {
        super(NODE);
    }
}
