package org.screlapse.knime.node.classifier;

import java.util.List;
import java.util.stream.Collectors;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.classify.CellClasses;
import org.screlapse.engine.classify.CellClasses.Fraction;
import org.screlapse.engine.classify.CellClasses.Threshold;
import org.screlapse.knime.dialog.Inputs;
import org.screlapse.knime.execution.EngineCall;
import org.screlapse.knime.execution.NodeProgress;
import org.screlapse.knime.execution.NodeWarnings;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;
import org.screlapse.knime.table.ResultTable;

/** Finds the threshold that turns a score into the label of a population, and its share in each sample. */
public final class StemLikeClassifierNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Stem-like Cell Classifier") //
        .icon("classifier.png") //
        .shortDescription(
            "Finds a threshold of a score, labels the cells above it, and tells their share in each" + " sample.") //
        .fullDescription("""
            <p>Divides cells by a score into stem-like ones and others. The threshold is found from the scores of all
            cells,
            or for each patient on its own:</p>
            <ul>
            <li><b>Natural breaks</b> (Jenks): classes that differ as little as possible within; the uppermost is
            stem-like.
            More classes find rarer cells; the goodness of fit tells how well classes describe the scores.</li>
            <li><b>Mixture</b>: two normal distributions; each cell gets the probability to belong to the upper
            one.</li>
            <li><b>Otsu</b>: the threshold between two classes of a histogram.</li>
            <li><b>Quantile</b>: a fixed share of the cells.</li>
            <li><b>Fixed value</b>: a threshold known before.</li>
            <li><b>Above a reference group</b>: above a quantile of other cells, such as normal ones.</li>
            </ul>
            <p>The second output has a row a sample: cells, stem-like cells, their fraction and its Wilson interval,
            which tells
            what the number of cells allows to say. The third output has the thresholds. Warnings tell when the scores
            show
            one mode only, when a sample has few cells, when the label depends on the batch, and when all scores are the
            same: then there is no threshold, and no cell gets a label.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p.addInputPort("Single-cell data", "Cells with a score.", SingleCellPortObject.TYPE)
            .addOutputPort("Labelled data",
                "The same data with the label and its probability as annotations of the" + " cells.",
                SingleCellPortObject.TYPE)
            .addOutputTable("Samples",
                "For each sample the number of cells, of stem-like cells, and their fraction" + " with its"
                    + " interval.")
            .addOutputTable("Thresholds", "For each group the threshold, the breaks and the goodness of fit.")) //
        .model(m -> m.parametersClass(StemLikeClassifierNodeParameters.class)
            .configure(StemLikeClassifierNodeFactory::configure).execute(StemLikeClassifierNodeFactory::execute)) //
        .keywords("threshold", "Jenks", "natural breaks", "Gaussian mixture", "Otsu", "stem-like", "fraction",
            "cutoff");

    private static final ResultTable<Fraction> FRACTIONS = new ResultTable<Fraction>() //
        .text("Sample", Fraction::sample).count("Cells", Fraction::cells).count("Stem-like cells", Fraction::population)
        .number("Fraction", Fraction::fraction).number("Interval from", Fraction::low)
        .number("Interval to", Fraction::high);
    private static final ResultTable<Threshold> THRESHOLDS = new ResultTable<Threshold>() //
        .text("Group", Threshold::group).count("Cells", Threshold::cells).number("Threshold", Threshold::threshold)
        .text("Breaks", t -> t.breaks().stream().map(String::valueOf).collect(Collectors.joining(", ")))
        .number("Goodness of fit", Threshold::goodness).text("Two modes", t -> t.twoModes() ? "yes" : "no");

    /** Made by KNIME. */
    public StemLikeClassifierNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        StemLikeClassifierNodeParameters parameters = in.getParameters();
        DataSummary data = Inputs.summary(in.<SingleCellPortObjectSpec>getInPortSpec(0));
        parameters.check(data);
        out.setOutSpec(0,
            new SingleCellPortObjectSpec(data.withCellColumn(parameters.classifier().describe(parameters.labelColumn()))
                .withCellColumn(new ColumnSummary(parameters.probabilityColumn(), ColumnType.NUMERIC, List.of()))));
        out.setOutSpec(1, FRACTIONS.spec());
        out.setOutSpec(2, THRESHOLDS.spec());
    }

    private static void execute(ExecuteInput in, ExecuteOutput out) throws KNIMEException, CanceledExecutionException {
        StemLikeClassifierNodeParameters parameters = in.getParameters();
        ExecutionContext exec = in.getExecutionContext();
        SingleCellPortObject input = in.getInPortObject(0);
        EngineCall.run(() -> {
            SingleCellData data = input.data();
            CellClasses found = parameters.classifier().apply(parameters.cells(data), NodeProgress.of(exec));
            out.setOutData(0,
                SingleCellPortObject.create(exec, List.of(input),
                    data.withCellColumn(parameters.labelColumn(), found.labels())
                        .withCellColumn(parameters.probabilityColumn(), found.probabilities())));
            out.setOutData(1, FRACTIONS.fill(exec, found.fractions()));
            out.setOutData(2, THRESHOLDS.fill(exec, found.thresholds()));
            NodeWarnings.show(found.warnings(), out);
        });
    }
}
