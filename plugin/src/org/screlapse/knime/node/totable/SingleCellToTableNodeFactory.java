package org.screlapse.knime.node.totable;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.knime.dialog.Inputs;
import org.screlapse.knime.execution.EngineCall;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;

/** Shows the cells or the genes as a KNIME table. */
public final class SingleCellToTableNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Single-Cell to Table") //
        .icon("totable.png") //
        .shortDescription(
            "Makes a table with a row per cell or gene, so that every KNIME node can work with single-cell data.") //
        .fullDescription("""
            <p>Makes a table with a row for each cell; the row ID is the cell's name, which can be a column, too. Its columns are annotations of the
            cells, and if you like the expression of some genes and the coordinates of chosen embeddings such as a UMAP. What
            other nodes find about the cells can be brought back with <i>Annotate Cells</i>.</p>
            <p>With a row for each gene, the table reports what <i>Quality Control</i>, <i>Variable Genes</i> and other
            nodes found about the genes, and if you like their loadings on the components of <i>Single-Cell PCA</i>.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p.addInputPort("Single-cell data", "The cells and their genes.", SingleCellPortObject.TYPE)
            .addOutputTable("Table", "A row for each cell, or each gene.")) //
        .model(m -> m.parametersClass(SingleCellToTableNodeParameters.class)
            .configure(SingleCellToTableNodeFactory::configure).execute(SingleCellToTableNodeFactory::execute)) //
        .keywords("export", "obs", "metadata", "expression", "convert");

    /** Made by KNIME. */
    public SingleCellToTableNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        SingleCellToTableNodeParameters parameters = in.getParameters();
        DataSummary data = Inputs.summary(in.<SingleCellPortObjectSpec>getInPortSpec(0));
        out.setOutSpecs(parameters.showsGenes() ? new GeneTable(data, parameters.names, parameters.loadings).spec()
            : EngineCall.check(() -> new CellTable(data, parameters.content(data))).spec());
    }

    private static void execute(ExecuteInput in, ExecuteOutput out) throws KNIMEException, CanceledExecutionException {
        SingleCellToTableNodeParameters parameters = in.getParameters();
        SingleCellPortObject input = in.getInPortObject(0);
        DataSummary data = input.getSpec().summary();
        ExecutionContext exec = in.getExecutionContext();
        EngineCall.run(in, out,
            run -> out.setOutData(0,
                parameters.showsGenes()
                    ? new GeneTable(data, parameters.names, parameters.loadings).fill(exec, input.data(), run)
                    : new CellTable(data, parameters.content(data)).fill(exec, input.data(), run)));
    }
}
