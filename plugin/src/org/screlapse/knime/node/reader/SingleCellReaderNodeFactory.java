package org.screlapse.knime.node.reader;

import java.io.IOException;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.io.SingleCellReader;
import org.screlapse.knime.execution.EngineCall;
import org.screlapse.knime.file.InputFile;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;

/** Reads a file of single-cell data. */
public final class SingleCellReaderNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Single-Cell Reader") //
        .icon("reader.png") //
        .shortDescription("Reads single-cell counts from the files that sequencing pipelines and archives hand out.") //
        .fullDescription("""
            <p>Reads one sample, or one data set, of single-cell RNA sequencing. The format is recognized from the
            content of the file: a 10x Genomics HDF5 file (<tt>filtered_feature_bc_matrix.h5</tt>), a 10x Genomics
            matrix folder (choose its <tt>matrix.mtx</tt> or <tt>matrix.mtx.gz</tt>; the barcodes and features are found
            beside it) or a <tt>.zip</tt>, <tt>.tar</tt> or <tt>.tar.gz</tt> of one, an AnnData file (<tt>.h5ad</tt>)
            with its annotations, layers, embeddings and graphs, a Loom file, a delimited text with all counts of genes
            × cells or cells × genes, as for plate protocols, or a table with a row per cell and no genes, for annotations
            made elsewhere. Files of R and Zarr stores are refused with the two lines of code that convert them.</p>
            <p>A delimited text whose values are all numbers is taken as counts if genes can be told by their names or
            by the header, or if it has more than 100 columns; otherwise as a table of cells. If that goes wrong, force
            the format.</p>
            <p>Features other than genes (antibodies, guides, peaks) are left out unless you ask for them. For
            references of several species, such as of human cells grown in a mouse, the share of each species in the
            counts of a cell becomes an annotation (<tt>fraction_human</tt>, <tt>fraction_mouse</tt>).</p>
            <p>AnnData files often hold several matrices, such as counts and normalized values. The node looks for the
            counts, and says in a warning what it took if it is not the main matrix or does not look like counts.</p>
            <p>Say here which sample this is, which patient it comes from and at which timepoint it was taken: later
            nodes compare timepoints within each patient. Gene symbols that occur twice get "-1", "-2" … appended, as in
            Scanpy; the gene identifiers are kept as annotation <tt>gene_ids</tt>.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p.addOutputPort("Single-cell data", "The cells, their counts and annotations.",
            SingleCellPortObject.TYPE)) //
        .model(m -> m.parametersClass(SingleCellReaderNodeParameters.class)
            .configure(SingleCellReaderNodeFactory::configure).execute(SingleCellReaderNodeFactory::execute)) //
        .nodeType(NodeType.Source) //
        .keywords("10x", "CellRanger", "h5", "h5ad", "AnnData", "loom", "csv", "mtx", "Smart-seq", "scRNA-seq",
            "Seurat", "Scanpy");

    /** Made by KNIME. */
    public SingleCellReaderNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        SingleCellReaderNodeParameters parameters = in.getParameters();
        parameters.requireFile();
        try {
            if (InputFile.isLocal(parameters.location())) {
                out.setOutSpec(0, new SingleCellPortObjectSpec(describe(parameters)));
            }
        } catch (IOException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    private static DataSummary describe(SingleCellReaderNodeParameters parameters) throws IOException {
        try (InputFile file = InputFile.open(parameters.location())) {
            return parameters.labels().describe(parameters.reader().describe(file.path()));
        }
    }

    private static void execute(ExecuteInput in, ExecuteOutput out) throws KNIMEException, CanceledExecutionException {
        SingleCellReaderNodeParameters parameters = in.getParameters();
        ExecutionContext exec = in.getExecutionContext();
        EngineCall.run(in, out, run -> {
            SingleCellPortObject data = SingleCellPortObject.create(exec, store -> {
                try (InputFile file = InputFile.open(parameters.location())) {
                    SingleCellReader reader = parameters.reader().withBlockStorage(store);
                    return parameters.labels().attach(reader.read(file.path(), run));
                }
            });
            out.setOutData(0, data);
        });
    }
}
