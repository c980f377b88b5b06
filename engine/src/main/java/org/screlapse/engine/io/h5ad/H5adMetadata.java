package org.screlapse.engine.io.h5ad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.hdf5.HdfInput;

/** Reads single values and lists of {@code uns}; an entry of an entry gets a name with "/". */
final class H5adMetadata {

    /** More than this is no metadata. */
    private static final int MAX_ENTRIES = 100_000;
    private static final int MAX_DEPTH = 20;

    private final HdfInput input;
    private final Set<String> skipped;
    private final LeftOut leftOut;
    private final Map<String, Object> metadata = new LinkedHashMap<>();

    /**
     * @param input the file
     * @param skipped paths of what has been read as something else
     * @param leftOut told what cannot be kept
     */
    H5adMetadata(HdfInput input, Set<String> skipped, LeftOut leftOut) {
        this.input = input;
        this.skipped = skipped;
        this.leftOut = leftOut;
    }

    Map<String, Object> read() throws SingleCellFormatException {
        readGroup("uns", 0);
        return metadata;
    }

    private void readGroup(String path, int depth) throws SingleCellFormatException {
        for (String name : input.children(path)) {
            String place = path + "/" + name;
            if (skipped.contains(place)) {
                continue;
            }
            if (input.hasDataset(place)) {
                readDataset(place);
            } else if (depth < MAX_DEPTH && isDictionary(place)) {
                readGroup(place, depth + 1);
            } else {
                leftOut.add(place);
            }
        }
    }

    private boolean isDictionary(String path) throws SingleCellFormatException {
        String encoding = Encoding.of(input, path);
        return (encoding == null || encoding.equals("dict")) && input.textAttribute(path, "h5sparse_format") == null;
    }

    private void readDataset(String path) throws SingleCellFormatException {
        long[] shape = input.dimensions(path);
        ColumnType type = input.type(path).columnType();
        Object value = null;
        if (type != null && shape.length == 0) {
            value = scalar(type, input.value(path));
        } else if (type != null && shape.length == 1 && shape[0] <= MAX_ENTRIES) {
            value = list(type, path);
        }
        if (value == null) {
            leftOut.add(path);
        } else {
            metadata.put(path.substring("uns/".length()), value);
        }
    }

    private static Object scalar(ColumnType type, Object value) {
        if (type == ColumnType.BOOLEAN) {
            return value instanceof String text ? Boolean.valueOf(text) : null;
        }
        return value instanceof Number number ? (Object) number.doubleValue() : value instanceof String ? value : null;
    }

    private List<?> list(ColumnType type, String path) throws SingleCellFormatException {
        if (type == ColumnType.TEXT) {
            return Arrays.asList(input.texts(path));
        }
        List<Object> list = new ArrayList<>();
        for (double number : input.numbers(path).toDoubles()) {
            list.add(type == ColumnType.BOOLEAN ? (Object) (number != 0) : (Object) number);
        }
        return list;
    }
}
