package org.screlapse.knime.node.classifier;

import java.util.stream.Collectors;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.screlapse.engine.classify.CellClasses;
import org.screlapse.engine.classify.CellClasses.Fraction;
import org.screlapse.engine.classify.CellClasses.Threshold;
import org.screlapse.knime.node.OperationNode;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.table.ResultTable;

/** Turns a score into the label of a population, and reports its share in each sample. */
public final class CellClassifierNodeFactory extends DefaultNodeFactory {

    private static final ResultTable<Fraction> FRACTIONS = new ResultTable<Fraction>() //
        .text("Sample", Fraction::sample).text("Patient", f -> known(f.patient()))
        .text("Timepoint", f -> known(f.timepoint())).count("Cells", Fraction::cells)
        .count("Stem-like cells", Fraction::population).number("Fraction", Fraction::fraction)
        .number("Interval from", Fraction::low).number("Interval to", Fraction::high);
    private static final ResultTable<Threshold> THRESHOLDS = new ResultTable<Threshold>() //
        .text("Group", Threshold::group).count("Cells", Threshold::cells).number("Threshold", Threshold::threshold)
        .text("Breaks", t -> t.breaks().stream().map(String::valueOf).collect(Collectors.joining(", ")))
        .number("Goodness of fit", Threshold::goodness).number("Separation", Threshold::separation)
        .text("Two modes", t -> t.twoModes() ? "yes" : "no").number("Called by random genes", Threshold::randomShare);

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Cell Classifier") //
        .icon("classifier.png") //
        .shortDescription(
            "Labels the cells whose score lies above a threshold, given or found, and reports their share.") //
        .fullDescription("""
            <p>Divides cells by a score into stem-like ones and others. The threshold is known before or found from the
            scores, for all cells or for each patient on its own:</p>
            <ul>
            <li><b>Above a reference group</b>: above a quantile of other cells, such as normal ones of the same tissue.
            The recommended way: it does not find what is not there.</li>
            <li><b>Fixed value</b>: a threshold known before.</li>
            <li><b>Quantile</b>: a fixed share of the cells.</li>
            <li><b>Mixture</b>: two normal distributions; each cell gets the probability to belong to the upper
            one.</li>
            <li><b>Natural breaks</b> (Jenks): classes that differ as little as possible within; the uppermost is
            stem-like. More classes find rarer cells; the goodness of fit says how well classes describe the
            scores.</li>
            <li><b>Otsu</b>: the threshold between two classes of a histogram.</li>
            </ul>
            <p>Any score of any cells can be cut in two. The third output reports how far the two sides are apart
            (<i>Separation</i>; one population cut in half has 2.65, healthy blood about 3, a population of its own more
            than 3.5), and whether there is a valley at the threshold (<i>Two modes</i>). Warnings say when the threshold
            divides a continuum, when it is not above chance, when more than a third of the cells are above it, when
            another method calls twice or half as many, when few of the signature's genes were found, when a sample has
            few cells, and when the label depends on the batch.</p>
            <p>The second output has a row per sample: cells, stem-like cells, their fraction and its Wilson interval,
            which says what the number of cells allows to say.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p.addInputPort("Single-cell data", "Cells with a score.", SingleCellPortObject.TYPE)
            .addOutputPort("Labeled data",
                "The same data with the label and its probability as annotations of the cells.",
                SingleCellPortObject.TYPE)
            .addOutputTable("Samples",
                "For each sample the number of cells, of stem-like cells, and their fraction with its interval.")
            .addOutputTable("Thresholds", "For each group the threshold, and how well it divides the scores.")) //
        .model(OperationNode.<CellClasses, CellClassifierNodeParameters>of(CellClassifierNodeParameters.class)
            .withTable(FRACTIONS, CellClasses::fractions).withTable(THRESHOLDS, CellClasses::thresholds)) //
        .keywords("threshold", "label", "gate", "Jenks", "natural breaks", "Gaussian mixture", "Otsu", "stem-like",
            "fraction", "cutoff") //
        .addExternalResource("https://doi.org/10.1080/01621459.1958.10501479", "Natural breaks: Fisher 1958")
        .addExternalResource("https://doi.org/10.1111/j.2517-6161.1977.tb01600.x", "Mixture: Dempster et al. 1977")
        .addExternalResource("https://doi.org/10.1109/TSMC.1979.4310076", "Otsu 1979");

    /** Made by KNIME. */
    public CellClassifierNodeFactory() {
        super(NODE);
    }

    private static String known(String name) {
        return name.isEmpty() ? null : name;
    }
}
