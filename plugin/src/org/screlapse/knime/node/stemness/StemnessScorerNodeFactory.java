package org.screlapse.knime.node.stemness;

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
import org.screlapse.engine.score.SignatureScore;
import org.screlapse.engine.score.SignatureScores;
import org.screlapse.knime.dialog.Inputs;
import org.screlapse.knime.execution.EngineCall;
import org.screlapse.knime.execution.NodeProgress;
import org.screlapse.knime.execution.NodeWarnings;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;
import org.screlapse.knime.table.ResultTable;
import org.screlapse.knime.table.SignatureTable;

/** Scores how strongly each cell shows any number of gene signatures, with one of seven methods. */
public final class StemnessScorerNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Stemness Scorer") //
        .icon("stemness.png") //
        .shortDescription("Scores how strongly each cell shows gene signatures, with the method of your choice.") //
        .fullDescription("""
            <p>Gives each cell a score for each of any number of gene signatures, such as stem-cell programs.
            Signatures come
            from the built-in collection, or from the table of a <i>Signature Library</i> at a port added with the three
            dots at the node, or from both. Each score becomes an annotation of the cells, of the signature's name.</p>
            <p>The methods:</p>
            <ul>
            <li><b>AddModuleScore</b> (Seurat) and <b>score_genes</b> (Scanpy): mean expression of the genes minus that
            of
            control genes that are about as strongly expressed. Above 0: more than expected by chance.</li>
            <li><b>UCell</b>, <b>AUCell</b> and <b>ssGSEA</b>: how high the genes rank within the cell. The score of a
            cell
            does not depend on the other cells (but for the final scaling of ssGSEA), so that samples can be added
            later.</li>
            <li><b>Weighted sum</b>: expression times weight, as LSC17 is defined.</li>
            <li><b>Mean z-score</b>: each gene compared with its mean over all cells.</li>
            </ul>
            <p>Genes of negative weight are low in the state: their score is subtracted. The second output tells which
            genes
            were found in the data and under which name; previous gene symbols and mouse spelling are recognised.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .dynamicPorts(p -> p //
            .addInputPortGroup("Data",
                g -> g.name("Single-cell data").description("Cells with counts.").fixed(SingleCellPortObject.TYPE))
            .addInputPortGroup("Signatures", g -> g.name("Signature table")
                .description("Optional: the table of a Signature Library, with the columns Signature, Gene and Weight.")
                .optional().supportedTypes(BufferedDataTable.TYPE))
            .addOutputPortGroup("Scored",
                g -> g.name("Scored data").description("The same data with a score a cell for each signature.")
                    .fixed(SingleCellPortObject.TYPE))
            .addOutputPortGroup("Genes",
                g -> g.name("Genes")
                    .description("Each gene of the signatures, whether it was found, and under which name.")
                    .fixed(BufferedDataTable.TYPE))) //
        .model(m -> m.parametersClass(StemnessScorerNodeParameters.class)
            .configure(StemnessScorerNodeFactory::configure).execute(StemnessScorerNodeFactory::execute)) //
        .keywords("UCell", "AUCell", "ssGSEA", "AddModuleScore", "score_genes", "LSC17", "stemness", "gene set score");

    private record GeneRow(String signature, String gene, String inData) {

        String status() {
            return inData == null ? "missing" : inData.equals(gene) ? "found" : "found under another name";
        }
    }

    private static final ResultTable<GeneRow> GENES = new ResultTable<GeneRow>() //
        .text("Signature", GeneRow::signature).text("Gene", GeneRow::gene).text("Status", GeneRow::status)
        .text("Gene in the data", GeneRow::inData);

    /** Made by KNIME. */
    public StemnessScorerNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        StemnessScorerNodeParameters parameters = in.getParameters();
        DataSummary data = Inputs.summary(in.<SingleCellPortObjectSpec>getInPortSpec(0));
        if (data.genes() == 0) {
            throw new InvalidSettingsException("The data have no genes to score.");
        }
        boolean hasTable = in.getInPortSpecs().length > 1;
        parameters.check(hasTable);
        if (hasTable) {
            // the names of the scores are not known before the table is there
            SignatureTable.STANDARD.check((DataTableSpec) in.getInPortSpecs()[1]);
        } else {
            for (String name : parameters.builtIn) {
                data = data.withCellColumn(new ColumnSummary(name, ColumnType.NUMERIC, List.of()));
            }
            out.setOutSpec(0, new SingleCellPortObjectSpec(data));
        }
        out.setOutSpec(1, GENES.spec());
    }

    private static void execute(ExecuteInput in, ExecuteOutput out) throws KNIMEException, CanceledExecutionException {
        StemnessScorerNodeParameters parameters = in.getParameters();
        ExecutionContext exec = in.getExecutionContext();
        PortObject[] inputs = in.getInPortObjects();
        SingleCellPortObject input = (SingleCellPortObject) inputs[0];
        EngineCall.run(() -> {
            List<Signature> signatures = new ArrayList<>(parameters.builtInSignatures());
            if (inputs.length > 1) {
                signatures.addAll(SignatureTable.STANDARD.read((BufferedDataTable) inputs[1], "signature"));
            }
            SingleCellData data = input.data();
            SignatureScores scores = parameters.scoring().apply(data, signatures, NodeProgress.of(exec));
            out.setOutData(0, SingleCellPortObject.create(exec, List.of(input), scores.addTo(data)));
            out.setOutData(1, GENES.fill(exec, genes(scores)));
            List<String> warnings = scores.warnings(parameters.shareFound());
            NodeWarnings.show(warnings, out);
        });
    }

    private static List<GeneRow> genes(SignatureScores scores) {
        List<GeneRow> rows = new ArrayList<>();
        for (SignatureScore score : scores.scores()) {
            String name = score.signature().name();
            for (int i = 0; i < score.found().size(); i++) {
                rows.add(new GeneRow(name, score.found().get(i), score.matched().get(i)));
            }
            score.missing().forEach(gene -> rows.add(new GeneRow(name, gene, null)));
        }
        return rows;
    }
}
