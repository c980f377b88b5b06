package org.screlapse.headless.workflow;

import java.util.List;

/**
 * A setting of one node that the command line replaces ({@code -option=2,rows,5,int}).
 *
 * @param nodeIds the id of the node; more than one id leads into nested workflows
 * @param path the keys from the node's model settings down to the setting
 * @param value the value as text
 * @param type {@code int}, {@code long}, {@code short}, {@code byte}, {@code boolean}, {@code char}, {@code float},
 *            {@code double} or {@code String}
 */
public record NodeOption(List<Integer> nodeIds, List<String> path, String value, String type) {

    public NodeOption {
        nodeIds = List.copyOf(nodeIds);
        path = List.copyOf(path);
    }
}
