package org.screlapse.engine.io.hdf5;

import java.nio.charset.StandardCharsets;

/** The metadata of a group or dataset: a list of messages. Format "version 2 object header", without times. */
final class ObjectHeader {

    static final int DATASPACE = 1;
    static final int LINK_INFO = 2;
    static final int DATATYPE = 3;
    static final int FILL_VALUE = 5;
    static final int LINK = 6;
    static final int LAYOUT = 8;
    static final int GROUP_INFO = 10;
    static final int FILTERS = 11;
    static final int ATTRIBUTE = 12;
    static final int ATTRIBUTE_INFO = 21;

    static final int MAX_MESSAGE_BYTES = 0xFFFF;
    private static final int SIZE_IN_4_BYTES = 2;

    private final LittleEndian messages = new LittleEndian();

    void add(int type, byte[] body) {
        if (body.length > MAX_MESSAGE_BYTES) {
            throw new IllegalArgumentException("A message of an HDF5 header holds at most " + MAX_MESSAGE_BYTES
                + " bytes, but one of " + body.length + " bytes was to be written.");
        }
        messages.int8(type).int16(body.length).int8(0).bytes(body);
    }

    byte[] encode() {
        LittleEndian header = new LittleEndian().bytes("OHDR".getBytes(StandardCharsets.US_ASCII)).int8(2)
            .int8(SIZE_IN_4_BYTES).int32(messages.size()).bytes(messages.toArray());
        return header.int32(Checksum.of(header.toArray())).toArray();
    }

    /**
     * @param shape length of each dimension; none for a single value
     * @return the dataspace message
     */
    static byte[] dataspace(long... shape) {
        LittleEndian message = new LittleEndian().int8(2).int8(shape.length).int8(0).int8(shape.length == 0 ? 0 : 1);
        for (long length : shape) {
            message.int64(length);
        }
        return message.toArray();
    }
}
