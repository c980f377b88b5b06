package org.screlapse.knime.node.scorer;

import java.util.ArrayList;
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
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.signature.Signature;
import org.screlapse.engine.score.SignatureScores;
import org.screlapse.knime.dialog.Inputs;
import org.screlapse.knime.execution.EngineCall;
import org.screlapse.knime.execution.NodeProgress;
import org.screlapse.knime.execution.NodeWarnings;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;
import org.screlapse.knime.table.ResultTable;

/** Scores how strongly each cell shows a gene signature. */
public final class SignatureScorerNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Signature Scorer") //
        .icon("scorer.png") //
        .shortDescription("Scores how strongly each cell shows a gene signature, such as stemness or quiescence.") //
        .fullDescription("""
            <p>Scores each cell by the mean expression of the genes of a signature, minus the mean expression of control
            genes that are about as strongly expressed (Tirosh et al., Science 2016; the method of Seurat's
            <tt>AddModuleScore</tt>). Counts are normalised on the fly (with the size factors of <i>Normalize Counts</i>
            where that node ran, else to 10,000 a cell) and log-transformed. A score above 0 means that the cell shows
            the signature more strongly than expected by chance.</p>
            <p>Choose a signature from the built-in collection, type its genes, or add a table port with the three dots
            at the node and take the genes from a table, one gene a row. The second output tells which genes were found
            in the data; previous gene symbols and mouse spelling are recognised.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .dynamicPorts(p -> p //
            .addInputPortGroup("Data",
                g -> g.name("Single-cell data").description("Cells with counts.").fixed(SingleCellPortObject.TYPE))
            .addInputPortGroup("Signatures", g -> g.name("Signature table")
                .description(
                    "Optional: a table with a gene a row, and the name of its signature where there are" + " several.")
                .optional().supportedTypes(BufferedDataTable.TYPE))
            .addOutputPortGroup("Scored",
                g -> g.name("Scored data").description("The same data with a score a cell for each signature.")
                    .fixed(SingleCellPortObject.TYPE))
            .addOutputPortGroup("Genes",
                g -> g.name("Genes")
                    .description("Each gene of the signatures, and under which name it was found in the data.")
                    .fixed(BufferedDataTable.TYPE))) //
        .model(m -> m.parametersClass(SignatureScorerNodeParameters.class)
            .configure(SignatureScorerNodeFactory::configure).execute(SignatureScorerNodeFactory::execute)) //
        .keywords("AddModuleScore", "stemness", "quiescence", "module score", "gene set", "Seurat", "hallmark");

    /** A gene of a signature and its name in the data, null if it is not there. */
    private record GeneMatch(String signature, String gene, String inData) {}

    private static final ResultTable<GeneMatch> GENES = new ResultTable<GeneMatch>() //
        .text("Signature", GeneMatch::signature) //
        .text("Gene", GeneMatch::gene) //
        .text("Status", match -> match.inData() == null ? "missing" : "found") //
        .text("Gene in the data", GeneMatch::inData);

    /** Made by KNIME. */
    public SignatureScorerNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        SignatureScorerNodeParameters parameters = in.getParameters();
        DataSummary data = Inputs.summary(in.<SingleCellPortObjectSpec>getInPortSpec(0));
        if (data.genes() == 0) {
            throw new InvalidSettingsException("The data have no genes to score.");
        }
        DataTableSpec table = in.getInPortSpecs().length > 1 ? (DataTableSpec) in.getInPortSpecs()[1] : null;
        parameters.check(table);
        if (parameters.scoresAreKnown()) {
            for (String name : parameters.scoreNames()) {
                data = data.withCellColumn(new ColumnSummary(name, ColumnType.NUMERIC, List.of()));
            }
            out.setOutSpec(0, new SingleCellPortObjectSpec(data));
        }
        out.setOutSpec(1, GENES.spec());
    }

    private static void execute(ExecuteInput in, ExecuteOutput out) throws KNIMEException, CanceledExecutionException {
        SignatureScorerNodeParameters parameters = in.getParameters();
        ExecutionContext exec = in.getExecutionContext();
        PortObject[] inputs = in.getInPortObjects();
        SingleCellPortObject input = (SingleCellPortObject) inputs[0];
        EngineCall.run(() -> {
            List<Signature> signatures =
                parameters.signatures(inputs.length > 1 ? (BufferedDataTable) inputs[1] : null);
            SingleCellData data = input.data();
            SignatureScores scores = parameters.scoring().apply(data, signatures, NodeProgress.of(exec));
            out.setOutData(0, SingleCellPortObject.create(exec, List.of(input), scores.addTo(data)));
            out.setOutData(1, GENES.fill(exec, matches(scores)));
            List<String> warnings = scores.warnings(1);
            NodeWarnings.show(warnings, out);
        });
    }

    private static List<GeneMatch> matches(SignatureScores scores) {
        List<GeneMatch> matches = new ArrayList<>();
        for (var score : scores.scores()) {
            String name = score.signature().name();
            for (int i = 0; i < score.found().size(); i++) {
                matches.add(new GeneMatch(name, score.found().get(i), score.matched().get(i)));
            }
            score.missing().forEach(gene -> matches.add(new GeneMatch(name, gene, null)));
        }
        return matches;
    }
}
