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
import org.screlapse.engine.data.AnnotationLookup;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.knime.dialog.Inputs;
import org.screlapse.knime.execution.EngineCall;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;

/** Adds columns of a table to the cells. */
public final class AnnotateCellsNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Annotate Cells") //
        .icon("annotate.png") //
        .shortDescription("Adds columns of a table to the cells, matched by cell name or by another annotation.") //
        .fullDescription("""
            <p>Looks up each cell in a table and adds the table's columns to the annotations of the cells. Usually the
            table has a row per cell and is matched by cell name: by the row ID, as <i>Single-Cell to Table</i> makes it,
            or by a column. It may also have a row per patient or sample, such as clinical data, and is then matched by
            that annotation of the cells.</p>
            <p>A column that has the name of an annotation replaces it. Cells that are not in the table get missing
            values, also in annotations that are replaced, and a warning reports how many such cells there are. The node
            fails if a cell, patient or sample has two rows.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p.addInputPort("Single-cell data", "The cells.", SingleCellPortObject.TYPE)
            .addInputTable("Annotations", "A table with a row per cell, or a row per patient or sample.")
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
        parameters.check(table);
        out.setOutSpec(0, new SingleCellPortObjectSpec(EngineCall.check(() -> TableLookup
            .of(table, parameters.addedColumns(table)).withCellKey(parameters.cellKey()).describe(data))));
    }

    private static void execute(ExecuteInput in, ExecuteOutput out) throws KNIMEException, CanceledExecutionException {
        AnnotateCellsNodeParameters parameters = in.getParameters();
        SingleCellPortObject input = in.getInPortObject(0);
        BufferedDataTable table = in.getInTable(1);
        EngineCall.run(in, out, run -> {
            AnnotationLookup lookup =
                TableLookup.of(table, parameters.keyColumn(), parameters.addedColumns(table.getDataTableSpec()), run);
            SingleCellData annotated = lookup.withCellKey(parameters.cellKey()).apply(input.data(), run).data();
            out.setOutData(0, SingleCellPortObject.create(in.getExecutionContext(), List.of(input), annotated));
        });
    }
}
