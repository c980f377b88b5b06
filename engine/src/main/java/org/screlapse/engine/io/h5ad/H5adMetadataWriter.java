package org.screlapse.engine.io.h5ad;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.screlapse.engine.io.hdf5.Hdf5Dataset;
import org.screlapse.engine.io.hdf5.Hdf5Group;
import org.screlapse.engine.io.hdf5.Hdf5Type;
import org.screlapse.engine.task.Run;

/** Writes metadata as {@code uns}; {@link H5adMetadata} reads them. */
final class H5adMetadataWriter {

    private final Map<String, Object> metadata;
    private final Hdf5Group root;
    private final Run run;

    /**
     * @param metadata values and lists by name
     * @param root an empty group
     * @param run gets a note for each name that is changed
     */
    H5adMetadataWriter(Map<String, Object> metadata, Hdf5Group root, Run run) {
        this.metadata = metadata;
        this.root = root;
        this.run = run;
    }

    /** A name with "/" is an entry of an entry, unless an entry in the middle has a value of its own. */
    void write() throws IOException {
        Map<String, Hdf5Group> groups = new HashMap<>(Map.of("", root));
        List<String> flat = new ArrayList<>();
        for (Map.Entry<String, Object> entry : metadata.entrySet()) {
            if (isPath(entry.getKey())) {
                int slash = entry.getKey().lastIndexOf('/');
                write(group(groups, entry.getKey().substring(0, Math.max(0, slash))),
                    entry.getKey().substring(slash + 1), entry.getValue());
            } else {
                flat.add(entry.getKey());
            }
        }
        Set<String> taken = new HashSet<>(metadata.keySet());
        taken.removeAll(flat);
        taken.addAll(groups.keySet());
        for (Map.Entry<String, String> name : H5adNames.of(flat, "metadata entry", taken, run).entrySet()) {
            write(root, name.getValue(), metadata.get(name.getKey()));
        }
    }

    private boolean isPath(String name) {
        String[] steps = name.split("/", -1);
        String path = "";
        for (int i = 0; i < steps.length; i++) {
            path += (i == 0 ? "" : "/") + steps[i];
            if (!H5adNames.isUsable(steps[i]) || (i + 1 < steps.length && metadata.containsKey(path))) {
                return false;
            }
        }
        return true;
    }

    private static Hdf5Group group(Map<String, Hdf5Group> groups, String path) throws IOException {
        Hdf5Group known = groups.get(path);
        if (known != null) {
            return known;
        }
        int slash = path.lastIndexOf('/');
        Hdf5Group made =
            Encoding.dictionary(group(groups, path.substring(0, Math.max(0, slash))), path.substring(slash + 1));
        groups.put(path, made);
        return made;
    }

    private static void write(Hdf5Group group, String name, Object value) throws IOException {
        if (value instanceof List<?> list) {
            writeList(group, name, list);
        } else {
            writeScalar(group, name, value);
        }
    }

    private static void writeList(Hdf5Group group, String name, List<?> list) throws IOException {
        Object first = list.isEmpty() ? "" : list.get(0);
        Hdf5Dataset dataset = group.dataset(name,
            first instanceof Double ? Hdf5Type.FLOAT64 : first instanceof Boolean ? Hdf5Type.BOOLEAN : Hdf5Type.TEXT);
        Encoding.mark(dataset, first instanceof String ? "string-array" : "array", "0.2.0");
        for (Object element : list) {
            if (element instanceof Double number) {
                dataset.putDouble(number);
            } else if (element instanceof Boolean flag) {
                dataset.putBoolean(flag);
            } else {
                dataset.putText((String) element);
            }
        }
        dataset.finish();
    }

    private static void writeScalar(Hdf5Group group, String name, Object value) throws IOException {
        Hdf5Dataset dataset;
        if (value instanceof String text) {
            dataset = group.scalar(name, Hdf5Type.TEXT);
            Encoding.mark(dataset, "string", "0.2.0");
            dataset.putText(text);
        } else if (value instanceof Boolean flag) {
            dataset = group.scalar(name, Hdf5Type.BOOLEAN);
            Encoding.mark(dataset, "numeric-scalar", "0.2.0");
            dataset.putBoolean(flag);
        } else {
            dataset = group.scalar(name, Hdf5Type.FLOAT64);
            Encoding.mark(dataset, "numeric-scalar", "0.2.0");
            dataset.putDouble((Double) value);
        }
        dataset.finish();
    }
}
