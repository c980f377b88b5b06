package org.screlapse.knime.node;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
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
import org.screlapse.engine.data.Outcome;
import org.screlapse.knime.execution.EngineCall;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;
import org.screlapse.knime.table.ResultTable;

/**
 * The model of a node whose work is one operation: single-cell data at the first input; at the outputs the richer data,
 * then tables of what was found. To be handed to {@code DefaultNode…model(…)}.
 *
 * @param <P> the dialog
 * @param <R> what the operation finds besides the data
 */
public final class OperationNode<P extends OperationParameters<R>, R>
    implements Function<RequireModelParameters, DefaultModel> {

    /** A table at an output; its columns may depend on the settings and the data. */
    private record Table<P, R>(BiFunction<P, DataSummary, DataTableSpec> spec, Filling<P, R> filling) {}

    @FunctionalInterface
    private interface Filling<P, R> {

        BufferedDataTable fill(P parameters, DataSummary data, ExecutionContext exec, R findings);
    }

    private final Class<P> parameters;
    private final OperationInput<P> input;
    private final boolean passesData;
    private final List<Table<P, R>> tables;
    /** Null where nothing is said. */
    private final Function<R, String> sentence;

    private OperationNode(Class<P> parameters, OperationInput<P> input, boolean passesData, List<Table<P, R>> tables,
        Function<R, String> sentence) {
        this.parameters = parameters;
        this.input = input;
        this.passesData = passesData;
        this.tables = tables;
        this.sentence = sentence;
    }

    /**
     * @param <P> the dialog
     * @param <R> what the operation finds besides the data
     * @param parameters the dialog
     * @return a node that passes the richer data on
     */
    public static <R, P extends OperationParameters<R>> OperationNode<P, R> of(Class<P> parameters) {
        return new OperationNode<>(parameters, OperationInput.data(), true, List.of(), null);
    }

    /**
     * @param <P> the dialog
     * @param <R> what the operation finds besides the data
     * @param parameters the dialog
     * @param columns the columns that the operation reads, under some settings
     * @return a node whose input is a table, of which each row is a cell without genes, or a sample; it passes no data
     *         on
     */
    public static <R, P extends OperationParameters<R>> OperationNode<P, R> ofTable(Class<P> parameters,
        Function<P, List<String>> columns) {
        return new OperationNode<>(parameters, OperationInput.table(columns), false, List.of(), null);
    }

    /** @return this node without the data among its outputs */
    public OperationNode<P, R> withoutData() {
        return new OperationNode<>(parameters, input, false, tables, sentence);
    }

    /**
     * @param <T> a row
     * @param layout the columns of the next output, a table
     * @param rows its rows
     * @return this node with that output
     */
    public <T> OperationNode<P, R> withTable(ResultTable<T> layout, Function<R, List<T>> rows) {
        return withTable(settings -> layout, rows);
    }

    /**
     * @param <T> a row
     * @param layout the columns of the next output, a table, under some settings
     * @param rows its rows
     * @return this node with that output
     */
    public <T> OperationNode<P, R> withTable(Function<P, ResultTable<T>> layout, Function<R, List<T>> rows) {
        return with(new Table<>((settings, data) -> layout.apply(settings).spec(),
            (settings, data, exec, findings) -> layout.apply(settings).fill(exec, rows.apply(findings))));
    }

    /**
     * @param <T> a row
     * @param layout the columns of the next output, a table with a column for each level that is compared; it is not
     *            known beforehand if these are not
     * @param rows its rows
     * @return this node with that output
     */
    public <T> OperationNode<P, R> withTable(LevelLayout<P, R, T> layout, Function<R, List<T>> rows) {
        return with(new Table<>(layout::spec, (settings, data, exec, findings) -> layout.table(settings, data, findings)
            .fill(exec, rows.apply(findings))));
    }

    /**
     * @param newSentence says in one plain sentence what was found
     * @return this node beginning its message with it
     */
    public OperationNode<P, R> withSentence(Function<R, String> newSentence) {
        return new OperationNode<>(parameters, input, passesData, tables, newSentence);
    }

    private OperationNode<P, R> with(Table<P, R> table) {
        List<Table<P, R>> more = new ArrayList<>(tables);
        more.add(table);
        return new OperationNode<>(parameters, input, passesData, List.copyOf(more), sentence);
    }

    @Override
    public DefaultModel apply(RequireModelParameters model) {
        return model.parametersClass(parameters).configure(this::configure).execute(this::execute);
    }

    private void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        P settings = in.getParameters();
        DataSummary data = input.summary(in.getInPortSpec(0));
        DataSummary described = EngineCall.check(() -> settings.operation().describe(data));
        int port = 0;
        if (passesData) {
            out.setOutSpec(port++, new SingleCellPortObjectSpec(described));
        }
        for (Table<P, R> table : tables) {
            out.setOutSpec(port++, table.spec().apply(settings, data));
        }
    }

    private void execute(ExecuteInput in, ExecuteOutput out) throws KNIMEException, CanceledExecutionException {
        P settings = in.getParameters();
        EngineCall.runAndSay(in, out, run -> {
            Outcome<R> outcome = settings.operation().apply(input.data(settings, in.getInPortObject(0), run), run);
            ExecutionContext exec = in.getExecutionContext();
            DataSummary known = input.summary(in.getInPortObject(0).getSpec());
            int port = 0;
            if (passesData) {
                out.setOutData(port++, SingleCellPortObject.create(exec,
                    List.of((SingleCellPortObject) in.getInPortObject(0)), outcome.data()));
            }
            for (Table<P, R> table : tables) {
                out.setOutData(port++, table.filling().fill(settings, known, exec, outcome.findings()));
            }
            return sentence == null ? "" : sentence.apply(outcome.findings());
        });
    }
}
