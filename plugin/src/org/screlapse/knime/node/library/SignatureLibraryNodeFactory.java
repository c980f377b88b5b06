package org.screlapse.knime.node.library;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.screlapse.engine.signature.Signature;
import org.screlapse.knime.execution.EngineCall;
import org.screlapse.knime.table.SignatureTable;

/** Gathers gene signatures in a table. */
public final class SignatureLibraryNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Signature Library") //
        .icon("library.png") //
        .shortDescription("Gathers gene signatures: published ones, those of a file, and those of a table.") //
        .fullDescription("""
            <p>Makes a table of gene signatures, one gene per row, for <i>Signature Scorer</i>. The signatures come from
            up to
            three places at once:</p>
            <ul>
            <li>the built-in collection: stem-cell programs of acute leukemia (LSC17, LSC104, LSPC-Quiescent and
            others),
            cell cycle, T-cell exhaustion, and the 50 Hallmark sets, all with human symbols;</li>
            <li>a file: GMT or GMX gene sets, or a CSV or TSV table with the columns <tt>gene</tt> and, where there are
            any,
            <tt>weight</tt>, <tt>direction</tt> (up or down) and <tt>signature</tt>;</li>
            <li>a table, at a port added with the three dots at the node: such as the marker genes that another node has
            found.</li>
            </ul>
            <p>A gene of negative weight is low in the state: scores go down with it. Genes are looked up in the data
            only
            when they are scored; previous symbols and mouse spelling are recognized there.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .dynamicPorts(p -> p //
            .addInputPortGroup("Genes",
                g -> g.name("Gene table").description("Optional: a table with a gene per row, such as marker genes.")
                    .optional().supportedTypes(BufferedDataTable.TYPE))
            .addOutputPortGroup("Signatures",
                g -> g.name("Signatures")
                    .description("Signature, gene, weight (missing where there is none) and source.")
                    .fixed(BufferedDataTable.TYPE))) //
        .model(m -> m.parametersClass(SignatureLibraryNodeParameters.class)
            .configure(SignatureLibraryNodeFactory::configure).execute(SignatureLibraryNodeFactory::execute)) //
        .keywords("GMT", "GMX", "gene set", "MSigDB", "Hallmark", "LSC17", "stemness", "marker genes");

    /** Made by KNIME. */
    public SignatureLibraryNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        SignatureLibraryNodeParameters parameters = in.getParameters();
        parameters.check(in.getInPortSpecs().length == 0 ? null : (DataTableSpec) in.getInPortSpecs()[0]);
        out.setOutSpec(0, SignatureTable.spec());
    }

    private static void execute(ExecuteInput in, ExecuteOutput out) throws KNIMEException, CanceledExecutionException {
        SignatureLibraryNodeParameters parameters = in.getParameters();
        EngineCall.run(in, out, run -> {
            List<Signature> signatures = new ArrayList<>(parameters.builtInSignatures());
            signatures.addAll(parameters.signaturesOfFile());
            if (in.getInPortObjects().length > 0) {
                signatures.addAll(parameters.signaturesOfTable((BufferedDataTable) in.getInPortObjects()[0]));
            }
            run.checkCancelled();
            out.setOutData(0, SignatureTable.write(in.getExecutionContext(), parameters.withoutRepeats(signatures)));
        });
    }
}
