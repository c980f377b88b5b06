package org.screlapse.knime.node;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Run;
import org.screlapse.knime.dialog.Inputs;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.table.AnnotationTable;

/**
 * Where an operation's data come from.
 *
 * @param <P> the dialog
 */
interface OperationInput<P> {

    /** What is known of the data beforehand. */
    DataSummary summary(PortObjectSpec spec) throws InvalidSettingsException;

    /** The data. */
    SingleCellData data(P parameters, PortObject port, Run run) throws IOException;

    /** A port of single-cell data. */
    static <P> OperationInput<P> data() {
        return new OperationInput<>() {
            @Override
            public DataSummary summary(PortObjectSpec spec) throws InvalidSettingsException {
                return Inputs.summary(spec);
            }

            @Override
            public SingleCellData data(P parameters, PortObject port, Run run) throws IOException {
                return ((SingleCellPortObject) port).data();
            }
        };
    }

    /**
     * A table.
     *
     * @param columns those that the operation reads
     */
    static <P> OperationInput<P> table(Function<P, List<String>> columns) {
        return new OperationInput<>() {
            @Override
            public DataSummary summary(PortObjectSpec spec) {
                DataTableSpec table = (DataTableSpec) spec;
                return new DataSummary(DataSummary.UNKNOWN, 0, 0, Arrays.stream(table.getColumnNames())
                    .map(name -> AnnotationTable.summary(table.getColumnSpec(name))).toList(), List.of());
            }

            @Override
            public SingleCellData data(P parameters, PortObject port, Run run) {
                return SingleCellData
                    .withoutGenes(AnnotationTable.read((BufferedDataTable) port, columns.apply(parameters), run));
            }
        };
    }
}
