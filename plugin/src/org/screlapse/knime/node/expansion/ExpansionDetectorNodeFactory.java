package org.screlapse.knime.node.expansion;

import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.screlapse.engine.abundance.ExpansionSeries;
import org.screlapse.knime.node.LevelLayout;
import org.screlapse.knime.node.OperationNode;
import org.screlapse.knime.port.SingleCellPortObject;

/** Finds the subpopulations that hold more of a later timepoint than chance allows. */
public final class ExpansionDetectorNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Expanded Subpopulation Detector") //
        .icon("expansion.png") //
        .shortDescription(
            "Finds the cells whose neighborhood or cluster holds more of the later timepoint than chance" + " allows.") //
        .fullDescription("""
            <p>Compares how the cells of a later timepoint, such as relapse, and of a reference timepoint, such as
            diagnosis, are spread over the cell states, and finds the states that grew or shrank.</p>
            <p><b>Neighborhoods</b> need no clusters: some cells are drawn, each with its nearest neighbors, and the
            cells of every sample are counted in each of these overlapping neighborhoods (the method Milo, Dann et al.
            2022; with the same seed the neighborhoods are those of miloR). <b>Clusters or labels</b> are counted in
            the same way, one count for each sample.</p>
            <p><b>The test</b> asks whether the counts change by more than they scatter between samples: a
            negative-binomial model with the patient (so that each patient is compared with him- or herself), the
            covariates and the timepoint, and a quasi-likelihood F-test as in edgeR. Samples, not cells, are the
            replicates: at least two patients with both timepoints are needed, or several samples of each. For a single
            patient use the exact test of the node <i>Timepoint Comparison</i>. Neighborhoods overlap; their false
            discovery rate is weighted by how densely the cells lie (spatial FDR).</p>
            <p><b>When one population grows, the fractions of all others shrink.</b> The normalization takes the
            populations in the middle as unchanged; the change of the centered log-ratio is given beside the fractions,
            and a population whose decrease is explained by the growth of others is marked: less than half of its log2
            fold change is left among the cells outside the populations that grew (mean over the patients).</p>
            <p><b>What rests on one patient says so.</b> A change rests on one patient if four fifths of the cells are
            of that patient (also if each patient's cells weigh alike), or if of several patients only one changed in
            that direction. Its p-value is left as it is, but it is a region of its own, has the patient in its name,
            such as <i>expanded 2 (mostly P3)</i>, and is listed in a warning.</p>
            <p><b>Three and more timepoints</b>: each of the others is compared with the reference in one run, in the
            same neighborhoods, or only the chosen one. One that has no replicates is left out, with a warning. For
            trends over ordered timepoints use the node <i>Timepoint Comparison</i>.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p
            .addInputPort("Single-cell data",
                "Cells with their patient or sample and their timepoint; with a"
                    + " graph of nearest neighbors, or with clusters or labels.",
                SingleCellPortObject.TYPE)
            .addOutputPort("Data with results",
                "The same data; each cell has the mean log2 fold change, the one"
                    + " farthest from zero, the smallest false discovery rate, and the region it belongs to; if several"
                    + " timepoints are compared, also those of each timepoint.",
                SingleCellPortObject.TYPE)
            .addOutputTable("Populations", ExpansionTables.POPULATIONS)
            .addOutputTable("Neighborhoods", ExpansionTables.NEIGHBORHOODS)) //
        .model(OperationNode.of(ExpansionDetectorNodeParameters.class)
            .withTable(new LevelLayout<>((settings, data) -> settings.operation().levels(data), ExpansionSeries::levels,
                (settings, levels) -> ExpansionTables.populationTable(levels)), ExpansionTables::populations)
            .withTable(ExpansionTables.NEIGHBORHOOD_TABLE, ExpansionTables::neighborhoods)
            .withSentence(ExpansionSeries::sentence)) //
        .keywords("expansion", "differential abundance", "Milo", "relapse", "growth", "neighborhood", "edgeR");

    /** Made by KNIME. */
    public ExpansionDetectorNodeFactory() {
        super(NODE);
    }
}
