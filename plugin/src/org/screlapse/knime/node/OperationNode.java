package org.screlapse.knime.node;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultModel.RequireModelParameters;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.Operation;
import org.screlapse.engine.data.Outcome;
import org.screlapse.knime.dialog.Inputs;
import org.screlapse.knime.execution.EngineCall;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;
import org.screlapse.knime.table.ResultTable;

/**
 * The model of a node whose work is one operation: single-cell data at the first input; at the outputs the richer data,
 * then tables of what was found. To be handed to {@code DefaultNode…model(…)}.
 *
 * @param <R> what the operation finds besides the data
 */
public final class OperationNode<R> implements Function<RequireModelParameters, DefaultModel> {

    private record Table<R>(DataTableSpec spec, Filling<R> filling) {}

    @FunctionalInterface
    private interface Filling<R> {

        BufferedDataTable fill(ExecutionContext exec, R findings);
    }

    private final Class<? extends OperationParameters<R>> parameters;
    private final boolean passesData;
    private final List<Table<R>> tables;

    private OperationNode(Class<? extends OperationParameters<R>> parameters, boolean passesData,
        List<Table<R>> tables) {
        this.parameters = parameters;
        this.passesData = passesData;
        this.tables = tables;
    }

    /**
     * @param <R> what the operation finds besides the data
     * @param parameters the dialog
     * @return a node that passes the richer data on
     */
    public static <R> OperationNode<R> of(Class<? extends OperationParameters<R>> parameters) {
        return new OperationNode<>(parameters, true, List.of());
    }

    /** @return this node without the data among its outputs */
    public OperationNode<R> withoutData() {
        return new OperationNode<>(parameters, false, tables);
    }

    /**
     * @param <T> a row
     * @param layout the columns of the next output, a table
     * @param rows its rows
     * @return this node with that output
     */
    public <T> OperationNode<R> withTable(ResultTable<T> layout, Function<R, List<T>> rows) {
        List<Table<R>> more = new ArrayList<>(tables);
        more.add(new Table<>(layout.spec(), (exec, findings) -> layout.fill(exec, rows.apply(findings))));
        return new OperationNode<>(parameters, passesData, List.copyOf(more));
    }

    @Override
    public DefaultModel apply(RequireModelParameters model) {
        return model.parametersClass(parameters).configure(this::configure).execute(this::execute);
    }

    private void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        OperationParameters<R> settings = in.getParameters();
        DataSummary data = Inputs.summary(in.<SingleCellPortObjectSpec>getInPortSpec(0));
        DataSummary described = EngineCall.check(() -> settings.operation().describe(data));
        int port = 0;
        if (passesData) {
            out.setOutSpec(port++, new SingleCellPortObjectSpec(described));
        }
        for (Table<R> table : tables) {
            out.setOutSpec(port++, table.spec());
        }
    }

    private void execute(ExecuteInput in, ExecuteOutput out) throws KNIMEException, CanceledExecutionException {
        OperationParameters<R> settings = in.getParameters();
        EngineCall.run(in, out, run -> {
            Operation<R> operation = settings.operation();
            SingleCellPortObject input = in.getInPortObject(0);
            set(operation.apply(input.data(), run), input, in.getExecutionContext(), out);
        });
    }

    private void set(Outcome<R> outcome, SingleCellPortObject input, ExecutionContext exec, ExecuteOutput out)
        throws IOException {
        int port = 0;
        if (passesData) {
            out.setOutData(port++, SingleCellPortObject.create(exec, List.of(input), outcome.data()));
        }
        for (Table<R> table : tables) {
            out.setOutData(port++, table.filling().fill(exec, outcome.findings()));
        }
    }
}
