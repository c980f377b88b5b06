package org.screlapse.knime.dialog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.parameters.NodeParametersInput;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.knime.port.SingleCellPortObjectSpec;

/** Looks up what is known of the inputs of a node, and checks settings against it. */
public final class Inputs {

    private Inputs() {
    }

    /**
     * @param input what a dialog knows
     * @return what is known of the data at the first single-cell input, if it is connected
     */
    public static Optional<DataSummary> summary(NodeParametersInput input) {
        return Arrays.stream(input.getInPortSpecs()).filter(SingleCellPortObjectSpec.class::isInstance)
            .map(spec -> ((SingleCellPortObjectSpec) spec).summary()).findFirst();
    }

    /**
     * @param spec spec of a single-cell input
     * @return what is known of its data
     * @throws InvalidSettingsException if nothing is known before the node upstream has run
     */
    public static DataSummary summary(PortObjectSpec spec) throws InvalidSettingsException {
        if (spec instanceof SingleCellPortObjectSpec known) {
            return known.summary();
        }
        throw new InvalidSettingsException("Execute the node upstream first: what its data contain is not known yet.");
    }

    /**
     * @param data what is known of the data
     * @param what what the annotation is for, to name it in the message
     * @param name name of an annotation of the cells
     * @param types the types it may have; none for any
     * @return what is known of the annotation
     * @throws InvalidSettingsException if it is not chosen, is not there, or has another type
     */
    public static ColumnSummary requireCellColumn(DataSummary data, String what, String name, ColumnType... types)
        throws InvalidSettingsException {
        if (name == null || name.isBlank()) {
            throw new InvalidSettingsException("Choose the annotation of the cells that holds the " + what + ".");
        }
        Optional<ColumnSummary> column = data.cellColumn(name);
        if (column.isEmpty()) {
            throw new InvalidSettingsException("The data have no annotation \"" + name + "\" for the " + what
                + "; they have " + data.cellColumns().stream().map(ColumnSummary::name).toList() + ".");
        }
        if (types.length > 0 && !Arrays.asList(types).contains(column.get().type())) {
            throw new InvalidSettingsException("The annotation \"" + name + "\" cannot be the " + what + ": it is "
                + column.get().type().name().toLowerCase(Locale.ROOT) + ", not " + Arrays.stream(types)
                    .map(type -> type.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(" or "))
                + ".");
        }
        return column.get();
    }

    /**
     * @param data what is known of the data
     * @param what what the annotation is for, to name it in the message
     * @param name name of an annotation of the cells that groups them, so of any type but numbers with fractions
     * @return what is known of the annotation
     * @throws InvalidSettingsException if it is not chosen, is not there, or does not group the cells
     */
    public static ColumnSummary requireGroups(DataSummary data, String what, String name)
        throws InvalidSettingsException {
        return requireCellColumn(data, what, name, ColumnType.CATEGORICAL, ColumnType.BOOLEAN, ColumnType.INTEGER,
            ColumnType.TEXT);
    }

    /**
     * @param data what is known of the data
     * @param name name of an embedding of the cells
     * @param maker name of the node that makes such an embedding
     * @return its number of dimensions
     * @throws InvalidSettingsException if it is not chosen or not there
     */
    public static int requireEmbedding(DataSummary data, String name, String maker) throws InvalidSettingsException {
        if (name == null || name.isBlank()) {
            throw new InvalidSettingsException("Choose an embedding of the cells. " + maker + " makes one.");
        }
        if (!data.embeddings().containsKey(name)) {
            throw new InvalidSettingsException("The data have no embedding \"" + name + "\"; they have "
                + data.embeddings().keySet() + ". " + maker + " makes one.");
        }
        return data.embeddings().get(name);
    }

    /**
     * @param data what is known of the data
     * @param name name of a graph of the cells
     * @param maker name of the node that makes such a graph
     * @throws InvalidSettingsException if it is not chosen or not there
     */
    public static void requireGraph(DataSummary data, String name, String maker) throws InvalidSettingsException {
        if (name == null || name.isBlank()) {
            throw new InvalidSettingsException("Choose a graph of the cells. " + maker + " makes one.");
        }
        if (!data.graphs().contains(name)) {
            throw new InvalidSettingsException(
                "The data have no graph \"" + name + "\"; they have " + data.graphs() + ". " + maker + " makes one.");
        }
    }
}
