package org.screlapse.headless.node;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.knime.core.node.port.PortObjectSpec;

/**
 * What the configuration of a node gives.
 *
 * @param specs one an output, null where it will be known after the execution only
 * @param warning a sentence for the user, null if there is none
 */
public record Configured(List<PortObjectSpec> specs, String warning) {

    /** Copies the list. */
    public Configured {
        specs = Collections.unmodifiableList(Arrays.asList(specs.toArray(PortObjectSpec[]::new))); // may hold null
    }
}
