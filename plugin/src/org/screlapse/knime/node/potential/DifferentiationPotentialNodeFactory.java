package org.screlapse.knime.node.potential;

import java.util.List;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.score.DifferentiationPotential.SignatureGene;
import org.screlapse.engine.score.GeneInteraction;
import org.screlapse.knime.dialog.Inputs;
import org.screlapse.knime.execution.EngineCall;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;
import org.screlapse.knime.table.ResultTable;

/** Tells how undifferentiated each cell is, without a signature. */
public final class DifferentiationPotentialNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Differentiation Potential") //
        .icon("potential.png") //
        .shortDescription("Tells how undifferentiated each cell is, without a stemness signature.") //
        .fullDescription("""
            <p>Gives each cell a potential from 0 (most differentiated) to 1 (least differentiated), for when no
            signature is trusted. Undifferentiated cells express more genes: the 200 genes that rise most with the
            number of expressed genes are averaged in each cell, smoothed over the cell's neighbors where the data have
            them (from <i>Cell Neighbors</i>), and the cells are ranked. This is the idea of CytoTRACE (Gulati et al.,
            Science 2020).</p>
            <p>The number of expressed genes also follows sequencing depth: choose the sample as the group within which
            cells are compared. Ranks tell the order within the group; they cannot tell that one sample is less
            differentiated than another.</p>
            <p>With a table of interacting proteins, at a port added with the three dots at the node, each cell gets the
            rate of its signaling entropy, too: how many ways signals could go in the network of its expressed genes,
            as a share of the most the network allows (SCENT, Teschendorff and Enver, Nature Communications 2017), and
            the rank of that rate within the group.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .dynamicPorts(p -> p //
            .addInputPortGroup("Data",
                g -> g.name("Single-cell data")
                    .description("Cells with counts, and with neighbors if they are to be used.")
                    .fixed(SingleCellPortObject.TYPE))
            .addInputPortGroup("Interactions",
                g -> g.name("Interaction table")
                    .description("Optional: a table with two genes per row whose proteins interact.").optional()
                    .supportedTypes(BufferedDataTable.TYPE))
            .addOutputPortGroup("Scored",
                g -> g.name("Scored data")
                    .description("The same data with the annotations <tt>differentiation_potential</tt> and"
                        + " <tt>gene_counts_signature</tt> (before smoothing), and with a table of interactions"
                        + " <tt>signaling_entropy_potential</tt> and <tt>signaling_entropy_rate</tt>.")
                    .fixed(SingleCellPortObject.TYPE))
            .addOutputPortGroup("Genes", g -> g.name("Genes")
                .description("The genes of the gene-counts signature and their correlation with the number of expressed"
                    + " genes.")
                .fixed(BufferedDataTable.TYPE))) //
        .model(m -> m.parametersClass(DifferentiationPotentialNodeParameters.class)
            .configure(DifferentiationPotentialNodeFactory::configure)
            .execute(DifferentiationPotentialNodeFactory::execute)) //
        .keywords("CytoTRACE", "SCENT", "signaling entropy", "stemness", "potency", "plasticity") //
        .addExternalResource("https://doi.org/10.1126/science.aax0249", "CytoTRACE: Gulati et al. 2020")
        .addExternalResource("https://doi.org/10.1038/ncomms15599", "SCENT: Teschendorff and Enver 2017");

    private static final ResultTable<SignatureGene> GENES = new ResultTable<SignatureGene>() //
        .text("Gene", SignatureGene::gene).number("Correlation", SignatureGene::correlation);

    /** Made by KNIME. */
    public DifferentiationPotentialNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        DifferentiationPotentialNodeParameters parameters = in.getParameters();
        DataSummary data = Inputs.summary(in.<SingleCellPortObjectSpec>getInPortSpec(0));
        boolean hasTable = in.getInPortSpecs().length > 1;
        if (hasTable) {
            parameters.interactions().check((DataTableSpec) in.getInPortSpecs()[1]);
        }
        out.setOutSpec(0, new SingleCellPortObjectSpec(EngineCall.check(() -> {
            DataSummary ranked = parameters.potential().describe(data);
            return hasTable ? parameters.entropy(List.of()).describe(ranked) : ranked;
        })));
        out.setOutSpec(1, GENES.spec());
    }

    private static void execute(ExecuteInput in, ExecuteOutput out) throws KNIMEException, CanceledExecutionException {
        DifferentiationPotentialNodeParameters parameters = in.getParameters();
        ExecutionContext exec = in.getExecutionContext();
        PortObject[] inputs = in.getInPortObjects();
        SingleCellPortObject input = (SingleCellPortObject) inputs[0];
        boolean hasTable = inputs.length > 1;
        EngineCall.run(in, out, run -> {
            Outcome<List<SignatureGene>> found =
                parameters.potential().apply(input.data(), run.part(0, hasTable ? 0.5 : 1));
            SingleCellData scored = found.data();
            if (hasTable) {
                List<GeneInteraction> interactions = parameters.interactions().read((BufferedDataTable) inputs[1]);
                scored = parameters.entropy(interactions).apply(scored, run.part(0.5, 1)).data();
            }
            out.setOutData(0, SingleCellPortObject.create(exec, List.of(input), scored));
            out.setOutData(1, GENES.fill(exec, found.findings()));
        });
    }
}
