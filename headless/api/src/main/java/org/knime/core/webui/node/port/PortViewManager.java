package org.knime.core.webui.node.port;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Knows the views of ports. */
public final class PortViewManager {

    private static final Map<String, List<PortViewDescriptor>> VIEWS = new ConcurrentHashMap<>();

    private PortViewManager() {
    }

    /**
     * A view of a port.
     *
     * @param label its name
     * @param viewFactory makes it: a {@link PortSpecViewFactory} or a {@link PortViewFactory}
     */
    public record PortViewDescriptor(String label, Object viewFactory) {}

    /**
     * @param portObjectClassName name of the class of the port objects
     * @param viewDescriptors the views
     * @param configuredIndices which of them are shown when the node is configured
     * @param executedIndices which of them are shown when it was executed
     */
    public static void registerPortViews(String portObjectClassName, List<PortViewDescriptor> viewDescriptors,
        List<Integer> configuredIndices, List<Integer> executedIndices) {
        VIEWS.put(portObjectClassName, viewDescriptors);
    }
}
