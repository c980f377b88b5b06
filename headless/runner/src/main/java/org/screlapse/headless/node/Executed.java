package org.screlapse.headless.node;

import java.util.List;

import org.knime.core.node.port.PortObject;

/**
 * What the execution of a node gives.
 *
 * @param outputs one an output
 * @param internals what the node keeps for its view
 * @param warning a sentence for the user, null if there is none
 */
public record Executed(List<PortObject> outputs, List<PortObject> internals, String warning) {

    /** Copies the lists. */
    public Executed {
        outputs = List.copyOf(outputs);
        internals = List.copyOf(internals);
    }
}
