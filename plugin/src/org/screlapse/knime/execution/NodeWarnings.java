package org.screlapse.knime.execution;

import java.util.Collection;
import java.util.LinkedHashSet;
import org.knime.node.DefaultModel.ExecuteOutput;

/** Shows warnings on a node. KNIME keeps only the last message that a node sets, so that all of them must be one. */
public final class NodeWarnings {

    private NodeWarnings() {
    }

    /**
     * Shows all warnings, each on a line and none twice; to be called once in an execution.
     *
     * @param warnings sentences for the user, none if there is nothing to warn of
     * @param out the outputs of the node
     */
    public static void show(Collection<String> warnings, ExecuteOutput out) {
        if (!warnings.isEmpty()) {
            out.setWarningMessage(String.join("\n", new LinkedHashSet<>(warnings)));
        }
    }
}
