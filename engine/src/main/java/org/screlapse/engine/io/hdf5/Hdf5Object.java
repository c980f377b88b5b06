package org.screlapse.engine.io.hdf5;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A group or a dataset, and the attributes that can be given to both. */
public abstract class Hdf5Object {

    private static final int ATTRIBUTE_VERSION = 3;
    private static final int UTF_8 = 1;

    final Hdf5Writer file;
    final ObjectHeader header = new ObjectHeader();
    private final Map<String, byte[]> attributes = new LinkedHashMap<>();

    Hdf5Object(Hdf5Writer file) {
        this.file = file;
    }

    /**
     * @param name name of the attribute
     * @param value a text
     * @throws IOException if the file cannot be written
     */
    public void attribute(String name, String value) throws IOException {
        LittleEndian reference = new LittleEndian();
        file.texts().put(value, reference);
        attribute(name, Hdf5Type.TEXT, ObjectHeader.dataspace(), reference);
    }

    /**
     * @param name name of the attribute
     * @param values texts
     * @throws IOException if the file cannot be written
     */
    public void attribute(String name, List<String> values) throws IOException {
        LittleEndian references = new LittleEndian();
        for (String value : values) {
            file.texts().put(value, references);
        }
        attribute(name, Hdf5Type.TEXT, ObjectHeader.dataspace(values.size()), references);
    }

    /**
     * @param name name of the attribute
     * @param value true or false
     */
    public void attribute(String name, boolean value) {
        attribute(name, Hdf5Type.BOOLEAN, ObjectHeader.dataspace(), new LittleEndian().int8(value ? 1 : 0));
    }

    /**
     * @param name name of the attribute
     * @param value a whole number
     */
    public void attribute(String name, long value) {
        attribute(name, Hdf5Type.INT64, ObjectHeader.dataspace(), new LittleEndian().int64(value));
    }

    /**
     * @param name name of the attribute
     * @param values whole numbers
     */
    public void attribute(String name, long[] values) {
        LittleEndian numbers = new LittleEndian();
        for (long value : values) {
            numbers.int64(value);
        }
        attribute(name, Hdf5Type.INT64, ObjectHeader.dataspace(values.length), numbers);
    }

    private void attribute(String name, Hdf5Type type, byte[] dataspace, LittleEndian data) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        attributes.put(name,
            new LittleEndian().int8(ATTRIBUTE_VERSION).int8(0).int16(utf8.length + 1).int16(type.message().length)
                .int16(dataspace.length).int8(UTF_8).bytes(utf8).int8(0).bytes(type.message()).bytes(dataspace)
                .bytes(data.toArray()).toArray());
    }

    /** Puts the attributes into the header or, where one is too long for it, beside it. */
    final void addAttributes() throws IOException {
        if (attributes.values().stream().anyMatch(message -> message.length > ObjectHeader.MAX_MESSAGE_BYTES)) {
            header.add(ObjectHeader.ATTRIBUTE_INFO, new DenseAttributes(file).write(attributes));
        } else {
            attributes.values().forEach(message -> header.add(ObjectHeader.ATTRIBUTE, message));
        }
    }
}
