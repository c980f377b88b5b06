package org.screlapse.knime.node.integrate;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.embed.Harmony;
import org.screlapse.knime.dialog.Inputs;
import org.screlapse.knime.execution.EngineCall;
import org.screlapse.knime.execution.NodeProgress;
import org.screlapse.knime.execution.NodeWarnings;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;

/** Brings cells of several batches together. */
public final class IntegrateBatchesNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Integrate Batches") //
        .icon("integrate.png") //
        .shortDescription("Brings like cells of several patients, samples or batches together, by Harmony.") //
        .fullDescription("""
            <p>Cells of the same kind lie apart where they come from different patients, samples or laboratories.
            Harmony (Korsunsky et al., Nature Methods 2019) groups the cells into soft clusters in which all batches
            take part and takes out what each batch adds within a cluster. The corrected components are meant for
            <i>Cell Neighbors</i>, <i>UMAP</i> and <i>Leiden Clustering</i>; the expression of the genes is not
            changed.</p>
            <p>Differences between patients may be the very thing that is looked for: leukaemic cells of different
            patients differ for good reasons. Integrate over samples or runs of a patient rather than over patients
            where those differences matter, and never over the timepoints that are to be compared.</p>
            <p>The data get the embedding <tt>X_pca_harmony</tt>.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(
            p -> p
                .addInputPort("Single-cell data",
                    "Cells with principal components and an annotation of the" + " batch.", SingleCellPortObject.TYPE)
                .addOutputPort("Integrated data", "The same data with the embedding <tt>X_pca_harmony</tt>.",
                    SingleCellPortObject.TYPE)) //
        .model(m -> m.parametersClass(IntegrateBatchesNodeParameters.class)
            .configure(IntegrateBatchesNodeFactory::configure).execute(IntegrateBatchesNodeFactory::execute)) //
        .keywords("Harmony", "batch effect", "batch correction", "integration", "RunHarmony");

    /** Made by KNIME. */
    public IntegrateBatchesNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        IntegrateBatchesNodeParameters parameters = in.getParameters();
        DataSummary data = Inputs.summary(in.<SingleCellPortObjectSpec>getInPortSpec(0));
        int dimensions = Inputs.requireEmbedding(data, parameters.embedding, "Single-Cell PCA");
        parameters.check(data);
        out.setOutSpec(0, new SingleCellPortObjectSpec(data.withEmbedding(Harmony.NAME, dimensions)));
    }

    private static void execute(ExecuteInput in, ExecuteOutput out) throws KNIMEException, CanceledExecutionException {
        IntegrateBatchesNodeParameters parameters = in.getParameters();
        SingleCellPortObject input = in.getInPortObject(0);
        EngineCall.run(() -> {
            SingleCellData data = input.data();
            Embedding corrected = parameters.harmony().apply(data, parameters.embedding, List.of(parameters.batches),
                NodeProgress.of(in.getExecutionContext()));
            out.setOutData(0, SingleCellPortObject.create(in.getExecutionContext(), List.of(input),
                data.withEmbedding(Harmony.NAME, corrected)));
            List<String> warnings = new ArrayList<>();
            for (String annotation : parameters.batches) {
                warnOfSingles(data.cells().column(annotation).orElseThrow(), annotation, warnings);
            }
            NodeWarnings.show(warnings, out);
        });
    }

    private static void warnOfSingles(Column batches, String annotation, List<String> warnings) {
        IntStream.range(0, batches.size()).mapToObj(batches::text)
            .collect(Collectors.groupingBy(batch -> batch, TreeMap::new, Collectors.counting()))
            .forEach((batch, cells) -> {
                if (cells == 1) {
                    warnings.add("The batch \"" + batch + "\" of \"" + annotation
                        + "\" has one cell only: it says nothing about the batch.");
                }
            });
    }
}
