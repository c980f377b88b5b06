package org.screlapse.knime.node.concatenate;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.knime.dialog.Inputs;
import org.screlapse.knime.execution.EngineCall;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;

/** Puts several samples into one data set. */
public final class ConcatenateNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Concatenate Single-Cell Data") //
        .icon("concatenate.png") //
        .shortDescription("Puts the cells of several samples into one data set.") //
        .fullDescription("""
            <p>Puts the cells of all inputs under one another. Genes are matched by name; the counts themselves are not
            copied. Annotations of all inputs are kept, with missing values where an input does not have one. Embeddings
            and neighbor graphs are left out, because those of one input say nothing about another's cells. Assays such as
            antibodies are joined by their names, if all inputs have them.</p>
            <p>Warns of inputs that do not fit together: patients or timepoints that differ in form only
            (<tt>Diagnosis</tt> beside <tt>diagnosis</tt>), symbols beside Ensembl identifiers, human beside mouse, a
            sample that was measured for few of the genes, counts beside other values.</p>
            <p>Add more inputs with the three dots at the node. Cell names must be unique in the result: cells of two
            samples often carry the same barcode, so put the sample's name before each cell name.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .dynamicPorts(p -> p //
            .addInputPortGroup("First",
                g -> g.name("First data set").description("Its genes come first in the result.")
                    .fixed(SingleCellPortObject.TYPE))
            .addInputPortGroup("Second",
                g -> g.name("Second data set").description("The cells that follow.").fixed(SingleCellPortObject.TYPE))
            .addInputPortGroup("More",
                g -> g.name("More data sets").description("Further data sets, as many as you like.").extendable()
                    .supportedTypes(SingleCellPortObject.TYPE))
            .addOutputPortGroup("Concatenated",
                g -> g.name("Concatenated data").description("The cells of all inputs.")
                    .fixed(SingleCellPortObject.TYPE))) //
        .model(m -> m.parametersClass(ConcatenateNodeParameters.class).configure(ConcatenateNodeFactory::configure)
            .execute(ConcatenateNodeFactory::execute)) //
        .keywords("merge", "append", "cohort", "samples", "union");

    /** Made by KNIME. */
    public ConcatenateNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        ConcatenateNodeParameters parameters = in.getParameters();
        List<DataSummary> inputs = new ArrayList<>();
        for (PortObjectSpec spec : in.getInPortSpecs()) {
            inputs.add(Inputs.summary(spec));
        }
        out.setOutSpec(0,
            new SingleCellPortObjectSpec(EngineCall.check(() -> parameters.concatenation().describe(inputs))));
    }

    private static void execute(ExecuteInput in, ExecuteOutput out) throws KNIMEException, CanceledExecutionException {
        ConcatenateNodeParameters parameters = in.getParameters();
        EngineCall.run(in, out, run -> {
            List<SingleCellPortObject> inputs = new ArrayList<>();
            List<SingleCellData> data = new ArrayList<>();
            for (PortObject input : in.getInPortObjects()) {
                inputs.add((SingleCellPortObject) input);
                data.add(((SingleCellPortObject) input).data());
            }
            SingleCellData all = parameters.concatenation().apply(data, run);
            out.setOutData(0, SingleCellPortObject.create(in.getExecutionContext(), inputs, all));
        });
    }
}
