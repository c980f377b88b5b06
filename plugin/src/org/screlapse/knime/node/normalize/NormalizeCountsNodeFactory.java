package org.screlapse.knime.node.normalize;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.preprocess.CountNormalization;
import org.screlapse.knime.dialog.Inputs;
import org.screlapse.knime.execution.EngineCall;
import org.screlapse.knime.execution.NodeProgress;
import org.screlapse.knime.execution.NodeWarnings;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;

/** Computes the size factor of each cell. */
public final class NormalizeCountsNodeFactory extends DefaultNodeFactory {

    private static final int SHOWN_GENES = 10;

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Normalize Counts") //
        .icon("normalize.png") //
        .shortDescription("Makes cells of different sequencing depth comparable by a size factor for each cell.") //
        .fullDescription("""
            <p>Some cells have more counts than others because they were sequenced more deeply. This node computes a
            size factor for each cell: its total count divided by a target, 10,000 by default. All later steps divide
            the counts of a cell by its size factor and take the natural logarithm of the result plus 1, as
            <tt>normalize_total</tt> and <tt>log1p</tt> of Scanpy and <tt>NormalizeData</tt> of Seurat do.</p>
            <p>The counts stay as they are: the size factors become the annotation <tt>size_factor</tt> of the cells,
            and nodes downstream normalise while reading. Without this node they use a target of 10,000.</p>
            <p>The other way to make cells comparable, analytic Pearson residuals, is a choice of <i>Variable Genes</i>
            and of <i>Single-Cell PCA</i>, which compute them from the counts; this node is then needed for scores and
            for comparing genes only.</p>
            <p>Needs raw counts. Data that were log-transformed before are refused.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(
            p -> p.addInputPort("Single-cell data", "Cells with raw counts.", SingleCellPortObject.TYPE).addOutputPort(
                "Normalised data", "The same data with the size factor as a further annotation of the" + " cells.",
                SingleCellPortObject.TYPE)) //
        .model(m -> m.parametersClass(NormalizeCountsNodeParameters.class)
            .configure(NormalizeCountsNodeFactory::configure).execute(NormalizeCountsNodeFactory::execute)) //
        .keywords("normalise", "size factor", "library size", "log1p", "counts per 10,000", "NormalizeData",
            "normalize_total", "Pearson residuals");

    /** Made by KNIME. */
    public NormalizeCountsNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        NormalizeCountsNodeParameters parameters = in.getParameters();
        DataSummary data = Inputs.summary(in.<SingleCellPortObjectSpec>getInPortSpec(0));
        out.setOutSpec(0, new SingleCellPortObjectSpec(parameters.normalization().describe(data)));
    }

    private static void execute(ExecuteInput in, ExecuteOutput out) throws KNIMEException, CanceledExecutionException {
        NormalizeCountsNodeParameters parameters = in.getParameters();
        SingleCellPortObject input = in.getInPortObject(0);
        EngineCall.run(() -> {
            CountNormalization.Result result =
                parameters.normalization().apply(input.data(), NodeProgress.of(in.getExecutionContext()));
            out.setOutData(0, SingleCellPortObject.create(in.getExecutionContext(), List.of(input), result.data()));
            NodeWarnings.show(warnings(result), out);
        });
    }

    private static List<String> warnings(CountNormalization.Result result) {
        List<String> warnings = new ArrayList<>();
        List<String> excluded = result.excludedGenes();
        if (!excluded.isEmpty()) {
            warnings.add(excluded.size() + " highly expressed genes were left out of the totals: "
                + String.join(", ", excluded.subList(0, Math.min(SHOWN_GENES, excluded.size())))
                + (excluded.size() > SHOWN_GENES ? ", …" : "") + ".");
        }
        if (result.emptyCells() > 0) {
            warnings.add(result.emptyCells() + " of " + result.data().cells().size() + " cells have no counts"
                + (excluded.isEmpty() ? "" : " of other genes") + ", so that their expression is 0 everywhere: remove"
                + " them with Quality Control.");
        }
        return warnings;
    }
}
