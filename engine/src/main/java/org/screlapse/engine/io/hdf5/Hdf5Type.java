package org.screlapse.engine.io.hdf5;

import java.nio.charset.StandardCharsets;

/** What the elements of a dataset are. */
public final class Hdf5Type {

    /** Whole numbers of 8 bits. */
    public static final Hdf5Type INT8 = integer(1);
    /** Whole numbers of 16 bits. */
    public static final Hdf5Type INT16 = integer(2);
    /** Whole numbers of 32 bits. */
    public static final Hdf5Type INT32 = integer(4);
    /** Whole numbers of 64 bits. */
    public static final Hdf5Type INT64 = integer(8);
    /** Floating-point numbers of 32 bits. */
    public static final Hdf5Type FLOAT32 = floatingPoint(4, 23, 8, 127);
    /** Floating-point numbers of 64 bits. */
    public static final Hdf5Type FLOAT64 = floatingPoint(8, 52, 11, 1023);
    /** True or false: the enumeration FALSE, TRUE of 8 bits, as h5py writes it. */
    public static final Hdf5Type BOOLEAN = enumeration("FALSE", "TRUE");
    /** UTF-8 texts of any length. */
    public static final Hdf5Type TEXT = text();

    private static final int FIXED_POINT = 0;
    private static final int FLOATING_POINT = 1;
    private static final int STRING = 3;
    private static final int ENUMERATION = 8;
    private static final int VARIABLE_LENGTH = 9;
    private static final int SIGNED = 8;
    private static final int IMPLIED_LEADING_BIT = 0x20;
    private static final int UTF_8 = 1;

    private final int size;
    private final byte[] message;

    private Hdf5Type(int size, LittleEndian message) {
        this.size = size;
        this.message = message.toArray();
    }

    /**
     * @param bytes number of bytes of each text, at least 1
     * @return UTF-8 texts of a fixed number of bytes, filled up with zeros
     */
    public static Hdf5Type fixedText(int bytes) {
        int zeroFilledUtf8 = 1 | UTF_8 << 4;
        return new Hdf5Type(bytes, header(1, STRING, zeroFilledUtf8, bytes));
    }

    /** @return number of bytes of an element */
    int size() {
        return size;
    }

    /** @return the datatype message */
    byte[] message() {
        return message;
    }

    private static Hdf5Type integer(int size) {
        return new Hdf5Type(size, header(1, FIXED_POINT, SIGNED, size).int16(0).int16(8 * size));
    }

    private static Hdf5Type floatingPoint(int size, int mantissa, int exponent, int bias) {
        int signPlace = 8 * size - 1;
        return new Hdf5Type(size, header(1, FLOATING_POINT, IMPLIED_LEADING_BIT | signPlace << 8, size).int16(0)
            .int16(8 * size).int8(mantissa).int8(exponent).int8(0).int8(mantissa).int32(bias));
    }

    private static Hdf5Type enumeration(String... names) {
        LittleEndian message = header(3, ENUMERATION, names.length, 1).bytes(INT8.message);
        for (String name : names) {
            message.bytes(name.getBytes(StandardCharsets.US_ASCII)).int8(0);
        }
        for (int i = 0; i < names.length; i++) {
            message.int8(i);
        }
        return new Hdf5Type(1, message);
    }

    private static Hdf5Type text() {
        int utf8String = 1 | UTF_8 << 8;
        LittleEndian character = header(1, FIXED_POINT, 0, 1).int16(0).int16(8);
        return new Hdf5Type(TextHeap.REFERENCE_BYTES,
            header(1, VARIABLE_LENGTH, utf8String, TextHeap.REFERENCE_BYTES).bytes(character.toArray()));
    }

    private static LittleEndian header(int version, int kind, int bits, int size) {
        return new LittleEndian().int32(version << 4 | kind | bits << 8).int32(size);
    }
}
