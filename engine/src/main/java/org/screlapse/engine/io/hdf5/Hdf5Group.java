package org.screlapse.engine.io.hdf5;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A group: a folder of groups and datasets. It is written when the file is finished. */
public final class Hdf5Group extends Hdf5Object {

    private static final int CHARACTER_SET_FIELD = 16;
    private static final int NAME_LENGTH_IN_2_BYTES = 1;
    private static final int UTF_8 = 1;

    private final Map<String, Hdf5Object> children = new LinkedHashMap<>();

    Hdf5Group(Hdf5Writer file) {
        super(file);
    }

    /**
     * @param name a name without "/" that this group does not have yet
     * @return a new group of that name inside this one
     */
    public Hdf5Group group(String name) {
        return add(name, new Hdf5Group(file));
    }

    /**
     * @param name a name without "/" that this group does not have yet
     * @param type what the values are
     * @return a new dataset of one dimension, to which values are appended
     */
    public Hdf5Dataset dataset(String name, Hdf5Type type) {
        return add(name, new Hdf5Dataset(file, type, 1, 1));
    }

    /**
     * @param name a name without "/" that this group does not have yet
     * @param type what the values are
     * @param columns number of columns
     * @return a new dataset of two dimensions, to which values are appended a row after the other
     */
    public Hdf5Dataset table(String name, Hdf5Type type, int columns) {
        return add(name, new Hdf5Dataset(file, type, 2, columns));
    }

    /**
     * @param name a name without "/" that this group does not have yet
     * @param type what the value is
     * @return a new dataset of a single value, which is to be appended
     */
    public Hdf5Dataset scalar(String name, Hdf5Type type) {
        return add(name, new Hdf5Dataset(file, type, 0, 1));
    }

    private <T extends Hdf5Object> T add(String name, T child) {
        if (name.isEmpty() || name.equals(".") || name.indexOf('/') >= 0 || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("\"" + name + "\" cannot be the name of a part of an HDF5 file.");
        }
        if (children.putIfAbsent(name, child) != null) {
            throw new IllegalArgumentException("The name \"" + name + "\" comes twice.");
        }
        return child;
    }

    /** Writes the groups inside, then this one. Returns its address. */
    long write() throws IOException {
        addAttributes();
        header.add(ObjectHeader.LINK_INFO,
            new LittleEndian().int8(0).int8(0).int64(Hdf5Writer.NOWHERE).int64(Hdf5Writer.NOWHERE).toArray());
        header.add(ObjectHeader.GROUP_INFO, new byte[2]);
        for (Map.Entry<String, Hdf5Object> child : children.entrySet()) {
            long address = child.getValue() instanceof Hdf5Group group ? group.write()
                : ((Hdf5Dataset) child.getValue()).address();
            byte[] name = child.getKey().getBytes(StandardCharsets.UTF_8);
            header.add(ObjectHeader.LINK, new LittleEndian().int8(1).int8(CHARACTER_SET_FIELD | NAME_LENGTH_IN_2_BYTES)
                .int8(UTF_8).int16(name.length).bytes(name).int64(address).toArray());
        }
        return file.append(header.encode());
    }
}
