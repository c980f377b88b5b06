package org.screlapse.headless.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.screlapse.headless.workflow.NodeOption;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code nodeID[/subID],path/to/setting,value,type}; the value may contain commas. */
final class NodeOptionConverter implements ITypeConverter<NodeOption> {

    private static final Set<String> TYPES =
        Set.of("int", "long", "short", "byte", "boolean", "char", "float", "double", "String");

    @Override
    public NodeOption convert(String text) {
        int afterId = text.indexOf(',');
        int afterPath = text.indexOf(',', afterId + 1);
        int beforeType = text.lastIndexOf(',');
        if (afterId < 0 || afterPath < 0 || beforeType <= afterPath) {
            throw new TypeConversionException("The argument -option=" + text
                + " cannot be read; expected nodeID[/subID],path/to/setting,value,type.");
        }
        String type = text.substring(beforeType + 1);
        if (!TYPES.contains(type)) {
            throw new TypeConversionException("Unknown type '" + type + "' in -option=" + text
                + "; it must be one of int, long, short, byte, boolean, char, float, double, String.");
        }
        List<String> path = List.of(text.substring(afterId + 1, afterPath).split("/"));
        return new NodeOption(ids(text, afterId), path, text.substring(afterPath + 1, beforeType), type);
    }

    private static List<Integer> ids(String text, int end) {
        List<Integer> ids = new ArrayList<>();
        for (String id : text.substring(0, end).split("/")) {
            try {
                ids.add(Integer.valueOf(id));
            } catch (NumberFormatException e) {
                throw new TypeConversionException(
                    "'" + id + "' in -option=" + text + " is no node id (a whole number).");
            }
        }
        return ids;
    }
}
