package org.screlapse.knime.node.writer;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.screlapse.knime.execution.EngineCall;
import org.screlapse.knime.port.SingleCellPortObject;

/** Writes single-cell data to a file. */
public final class SingleCellWriterNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Single-Cell Writer") //
        .icon("writer.png") //
        .shortDescription("Writes single-cell data to a file that Scanpy, Seurat and CELLxGENE open.") //
        .fullDescription("""
            <p>Writes the cells with their counts and annotations to a file: as AnnData (<tt>.h5ad</tt>), which keeps
            everything and which Scanpy, CELLxGENE and, with a converter, Seurat open; as 10x Genomics HDF5
            (<tt>.h5</tt>) or as 10x Genomics matrix folder, which keep counts and the names of cells and genes and
            which Seurat opens without a converter; or only the annotations of the cells as a table (<tt>.csv</tt>).</p>
            <p>The file appears under its name only when it is complete.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p.addInputPort("Single-cell data", "What is written.", SingleCellPortObject.TYPE)) //
        .model(m -> m.parametersClass(SingleCellWriterNodeParameters.class)
            .configure(SingleCellWriterNodeFactory::configure).execute(SingleCellWriterNodeFactory::execute)) //
        .nodeType(NodeType.Sink) //
        .keywords("h5ad", "AnnData", "Scanpy", "Seurat", "export", "save");

    /** Made by KNIME. */
    public SingleCellWriterNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        SingleCellWriterNodeParameters parameters = in.getParameters();
        parameters.requireFile();
    }

    private static void execute(ExecuteInput in, ExecuteOutput out) throws KNIMEException, CanceledExecutionException {
        SingleCellWriterNodeParameters parameters = in.getParameters();
        SingleCellPortObject input = in.getInPortObject(0);
        EngineCall.run(in, out,
            run -> parameters.file().write(file -> parameters.writer().write(input.data(), file, run)));
    }
}
