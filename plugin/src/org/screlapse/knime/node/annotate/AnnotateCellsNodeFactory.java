package org.screlapse.knime.node.annotate;

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
import org.screlapse.engine.data.DataSummary;
import org.screlapse.knime.dialog.Inputs;
import org.screlapse.knime.execution.EngineCall;
import org.screlapse.knime.execution.NodeProgress;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;
import org.screlapse.knime.table.AnnotationTable;

/** Adds columns of a table to the cells. */
public final class AnnotateCellsNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Annotate Cells") //
        .icon("annotate.png") //
        .shortDescription("Adds columns of a table to the cells, matched by cell name or by another annotation.") //
        .fullDescription("""
            <p>Looks up each cell in a table and adds the table's columns to the annotations of the cells. Usually the
            table has a row a cell and is matched by cell name: by the row ID, as <i>Single-Cell to Table</i> makes it,
            or by a column. It may also have a row a patient or a sample, such as clinical data, and is then matched by
            that annotation of the cells.</p>
            <p>A column that has the name of an annotation replaces it. Cells that are not in the table get missing
            values, also in annotations that are replaced, and a warning tells how many such cells there are. The node
            fails if a cell, patient or sample has two rows.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p.addInputPort("Single-cell data", "The cells.", SingleCellPortObject.TYPE)
            .addInputTable("Annotations", "A table with a row a cell, or a row a patient or sample.")
            .addOutputPort("Annotated data", "The same data with the further annotations.", SingleCellPortObject.TYPE)) //
        .model(m -> m.parametersClass(AnnotateCellsNodeParameters.class).configure(AnnotateCellsNodeFactory::configure)
            .execute(AnnotateCellsNodeFactory::execute)) //
        .keywords("join", "metadata", "clinical", "labels", "lookup");

    /** Made by KNIME. */
    public AnnotateCellsNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        AnnotateCellsNodeParameters parameters = in.getParameters();
        DataSummary data = Inputs.summary(in.<SingleCellPortObjectSpec>getInPortSpec(0));
        DataTableSpec table = in.getInTableSpec(1);
        parameters.check(data, table);
        for (String column : parameters.addedColumns(table)) {
            data = data.withCellColumn(AnnotationTable.summary(table.getColumnSpec(column)));
        }
        out.setOutSpec(0, new SingleCellPortObjectSpec(data));
    }

    private static void execute(ExecuteInput in, ExecuteOutput out) throws KNIMEException, CanceledExecutionException {
        AnnotateCellsNodeParameters parameters = in.getParameters();
        SingleCellPortObject input = in.getInPortObject(0);
        BufferedDataTable table = in.getInTable(1);
        EngineCall.run(() -> {
            TableLookup lookup = TableLookup.read(table, parameters.keyColumn(),
                parameters.addedColumns(table.getDataTableSpec()), NodeProgress.of(in.getExecutionContext()));
            TableLookup.Annotated annotated = lookup.annotate(input.data(), parameters.cellKey());
            out.setOutData(0, SingleCellPortObject.create(in.getExecutionContext(), List.of(input), annotated.data()));
            if (annotated.cellsNotFound() > 0) {
                out.setWarningMessage(annotated.cellsNotFound() + " of " + input.data().cells().size()
                    + " cells are not in the table; their values are missing.");
            }
        });
    }
}
