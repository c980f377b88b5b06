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
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.score.SignatureScore;
import org.screlapse.engine.score.SignatureScores;
import org.screlapse.engine.signature.Signature;
import org.screlapse.knime.dialog.Inputs;
import org.screlapse.knime.execution.EngineCall;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;
import org.screlapse.knime.table.ResultTable;

/** Scores how strongly each cell shows any number of gene signatures, with one of seven methods. */
public final class SignatureScorerNodeFactory extends DefaultNodeFactory {

    /** The node. */
    public static final DefaultNode NODE = DefaultNode.create() //
        .name("Signature Scorer") //
        .icon("scorer.png") //
        .shortDescription("Scores how strongly each cell shows gene signatures, such as stemness or quiescence.") //
        .fullDescription("""
            <p>Gives each cell a score for each of any number of gene signatures, such as stem-cell programs.
            Signatures come from the built-in collection, are typed, or lie in a table, such as that of
            <i>Signature Library</i>, at a port added with the three dots at the node. Each score becomes an annotation
            of the cells, of the signature's name.</p>
            <p>The methods:</p>
            <ul>
            <li><b>AddModuleScore</b> (Seurat) and <b>score_genes</b> (Scanpy): mean expression of the genes minus that
            of control genes that are about as strongly expressed. Above 0: more than expected by chance.</li>
            <li><b>UCell</b>, <b>AUCell</b> and <b>ssGSEA</b>: how high the genes rank within the cell. The score of a
            cell does not depend on the other cells (but for the final scaling of ssGSEA), so that samples can be added
            later.</li>
            <li><b>Weighted sum</b>: expression times weight, as LSC17 is defined.</li>
            <li><b>Combined z-score</b>: each gene compared with its mean over all cells.</li>
            </ul>
            <p>Counts are normalized on the fly, with the size factors of <i>Normalize Counts</i> where that node ran,
            else to 10,000 per cell, and log-transformed; methods by rank do not need that. Genes of negative weight are
            low in the state: their score is subtracted. The second output reports which genes were found in the data
            and under which name; previous gene symbols, prefixes and versions, and mouse spelling are recognized. What
            percentage of the genes was found travels with the score, and <i>Cell Classifier</i> warns where it is
            small.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .dynamicPorts(p -> p //
            .addInputPortGroup("Data",
                g -> g.name("Single-cell data").description("Cells with counts.").fixed(SingleCellPortObject.TYPE))
            .addInputPortGroup("Signatures", g -> g.name("Signature table").description("""
                Optional: a table with a gene per row, with the name of its signature and its weight, as Signature Library
                makes it.
                """).optional().supportedTypes(BufferedDataTable.TYPE))
            .addOutputPortGroup("Scored",
                g -> g.name("Scored data").description("The same data with a score per cell for each signature.")
                    .fixed(SingleCellPortObject.TYPE))
            .addOutputPortGroup("Genes",
                g -> g.name("Genes")
                    .description("Each gene of the signatures, whether it was found, and under which name.")
                    .fixed(BufferedDataTable.TYPE))) //
        .model(m -> m.parametersClass(SignatureScorerNodeParameters.class)
            .configure(SignatureScorerNodeFactory::configure).execute(SignatureScorerNodeFactory::execute)) //
        .keywords("AddModuleScore", "UCell", "AUCell", "ssGSEA", "score_genes", "LSC17", "stemness", "quiescence",
            "module score", "gene set", "Seurat", "Hallmark") //
        .addExternalResource("https://doi.org/10.1126/science.aad0501", "AddModuleScore: Tirosh et al. 2016")
        .addExternalResource("https://doi.org/10.1038/nbt.3192", "score_genes: Satija et al. 2015")
        .addExternalResource("https://doi.org/10.1016/j.csbj.2021.06.043", "UCell: Andreatta and Carmona 2021")
        .addExternalResource("https://doi.org/10.1038/nmeth.4463", "AUCell: Aibar et al. 2017")
        .addExternalResource("https://doi.org/10.1038/nature08460", "ssGSEA: Barbie et al. 2009")
        .addExternalResource("https://doi.org/10.1038/nature20598", "Weighted sum, LSC17: Ng et al. 2016")
        .addExternalResource("https://doi.org/10.1371/journal.pcbi.1000217", "Combined z-score: Lee et al. 2008");

    /** A gene of a signature and its name in the data, null if it is not there. */
    private record GeneRow(String signature, String gene, String inData) {

        String status() {
            return inData == null ? "missing" : inData.equals(gene) ? "found" : "found under another name";
        }
    }

    private static final ResultTable<GeneRow> GENES = new ResultTable<GeneRow>() //
        .text("Signature", GeneRow::signature).text("Gene", GeneRow::gene).text("Status", GeneRow::status)
        .text("Gene in the data", GeneRow::inData);

    /** Made by KNIME. */
    public SignatureScorerNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        SignatureScorerNodeParameters parameters = in.getParameters();
        DataSummary data = Inputs.summary(in.<SingleCellPortObjectSpec>getInPortSpec(0));
        boolean hasTable = in.getInPortSpecs().length > 1;
        // the names of the scores are not known before the table is there
        if (hasTable) {
            parameters.check((DataTableSpec) in.getInPortSpecs()[1]);
        } else {
            out.setOutSpec(0, new SingleCellPortObjectSpec(
                EngineCall.check(() -> parameters.operation(parameters.signatures(null)).describe(data))));
        }
        out.setOutSpec(1, GENES.spec());
    }

    private static void execute(ExecuteInput in, ExecuteOutput out) throws KNIMEException, CanceledExecutionException {
        SignatureScorerNodeParameters parameters = in.getParameters();
        ExecutionContext exec = in.getExecutionContext();
        PortObject[] inputs = in.getInPortObjects();
        SingleCellPortObject input = (SingleCellPortObject) inputs[0];
        EngineCall.run(in, out, run -> {
            List<Signature> signatures =
                parameters.signatures(inputs.length > 1 ? (BufferedDataTable) inputs[1] : null);
            Outcome<SignatureScores> scored = parameters.operation(signatures).apply(input.data(), run);
            out.setOutData(0, SingleCellPortObject.create(exec, List.of(input), scored.data()));
            out.setOutData(1, GENES.fill(exec, genes(scored.findings())));
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
