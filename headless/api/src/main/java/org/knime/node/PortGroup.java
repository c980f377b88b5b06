package org.knime.node;

import java.util.List;
import java.util.function.Predicate;

import org.knime.core.node.port.PortType;
import org.screlapse.headless.api.NotInKnime;

/**
 * A group of ports as a node declares it. How many ports it has, a node in a workflow says.
 *
 * @param id names the group in the settings
 * @param input name and description of the inputs, null if these are outputs
 * @param output name and description of the outputs, null if these are inputs
 * @param kind which ports the group has
 * @param fixedTypes the types of the ports that are always there
 * @param defaultTypes the types of the ports that a new node has besides
 * @param supportedTypes the types of the ports that users can add
 */
@NotInKnime
public record PortGroup(String id, PortText input, PortText output, Kind kind, List<PortType> fixedTypes,
    List<PortType> defaultTypes, Predicate<PortType> supportedTypes) {

    /** Copies the lists. */
    public PortGroup {
        fixedTypes = List.copyOf(fixedTypes);
        defaultTypes = List.copyOf(defaultTypes);
    }

    /** Which ports a group has. */
    public enum Kind {
        /** always one */
        FIXED,
        /** none or one */
        OPTIONAL,
        /** as many as users add */
        EXTENDABLE
    }

    /**
     * Name and description of a port, or of the ports of a group.
     *
     * @param name what users see
     * @param description a fragment of XHTML
     */
    public record PortText(String name, String description) {}
}
