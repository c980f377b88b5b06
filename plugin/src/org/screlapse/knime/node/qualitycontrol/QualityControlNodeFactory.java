package org.screlapse.knime.node.qualitycontrol;

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
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.quality.DoubletScore;
import org.screlapse.engine.quality.QualityFilter;
import org.screlapse.engine.task.Progress;
import org.screlapse.knime.dialog.Inputs;
import org.screlapse.knime.execution.EngineCall;
import org.screlapse.knime.execution.NodeProgress;
import org.screlapse.knime.execution.NodeWarnings;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;

/** Describes the quality of cells and genes and removes poor ones. */
public final class QualityControlNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Quality Control") //
        .icon("qualitycontrol.png") //
        .shortDescription("Removes damaged cells, empty droplets and rarely seen genes, and tells for each sample"
            + " what was removed.") //
        .fullDescription("""
            <p>Describes each cell by its total count, its number of genes, and the percentage of its counts that come
            from mitochondrial, ribosomal and haemoglobin genes, under the names that Scanpy gives these annotations.
            Then removes cells with too few or too many counts or genes, or too large a share of mitochondrial genes,
            which shows dying cells, and genes that hardly any cell has.</p>
            <p>Limits can be given, or found in each sample: a cell is then removed if it lies more than a number of
            median absolute deviations (MAD) from the median of its sample; for counts and genes, this is judged on a
            logarithmic scale. Blasts of leukaemia can have unusual counts and mitochondrial shares: look at the summary
            before trusting limits from other tissues.</p>
            <p>Droplets that held two cells can be marked or removed: each cell is compared with doublets made of random
            pairs of cells (the method of Scrublet, Wolock et al., Cell Systems 2019). Doublets of two cells of the same
            kind are not found.</p>
            <p>For data of several species, such as cells of a patient grown in a mouse, the reader has given each cell
            the fraction of its counts in each species (<tt>fraction_human</tt>): remove the cells of the mouse with
            <i>Subset Cells</i> first, as other limits suit them.</p>
            <p>Needs raw counts. Human and mouse gene symbols are recognised.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p.addInputPort("Single-cell data", "Cells with raw counts.", SingleCellPortObject.TYPE)
            .addOutputPort("Filtered data", "The remaining cells and genes, with the quality of each as annotations.",
                SingleCellPortObject.TYPE)
            .addOutputTable("Samples",
                "For each sample the number of cells before, how many break each rule, and" + " how many"
                    + " are left. A cell can break several rules.")) //
        .model(m -> m.parametersClass(QualityControlNodeParameters.class)
            .configure(QualityControlNodeFactory::configure).execute(QualityControlNodeFactory::execute)) //
        .keywords("QC", "filter", "mitochondrial", "dying cells", "empty droplets", "doublets", "Scrublet", "MAD",
            "calculate_qc_metrics");

    /** Made by KNIME. */
    public QualityControlNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        QualityControlNodeParameters parameters = in.getParameters();
        DataSummary data = Inputs.summary(in.<SingleCellPortObjectSpec>getInPortSpec(0));
        parameters.check(data);
        DataSummary described = parameters.metrics().describe(data);
        if (parameters.looksForDoublets()) {
            described = parameters.doubletScore().describe(described);
        }
        out.setOutSpec(0, new SingleCellPortObjectSpec(described.withSize(DataSummary.UNKNOWN, DataSummary.UNKNOWN)));
        out.setOutSpec(1, SampleTable.of(parameters.rules()).spec());
    }

    private static void execute(ExecuteInput in, ExecuteOutput out) throws KNIMEException, CanceledExecutionException {
        QualityControlNodeParameters parameters = in.getParameters();
        SingleCellPortObject input = in.getInPortObject(0);
        EngineCall.run(() -> {
            Progress progress = NodeProgress.of(in.getExecutionContext());
            SingleCellData described = parameters.metrics().apply(input.data(), progress.part(0, 0.2));
            List<String> warnings = new ArrayList<>(parameters.metrics().warnings(described));
            if (parameters.looksForDoublets()) {
                DoubletScore.Result scored = parameters.doubletScore().apply(described, progress.part(0.2, 0.8));
                described = scored.data();
                warnings.addAll(scored.warnings());
            }
            QualityFilter.Result result = parameters.filter().apply(described, progress.part(0.8, 0.9));
            warnings.addAll(0, result.warnings());
            out.setOutData(0, SingleCellPortObject.create(in.getExecutionContext(), List.of(input), result.data()));
            out.setOutData(1, SampleTable.of(parameters.rules()).fill(in.getExecutionContext(), result.samples()));
            NodeWarnings.show(warnings, out);
        });
    }
}
