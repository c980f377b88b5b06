package org.screlapse.engine.io.hdf5;

import java.nio.ByteOrder;
import java.util.Map;
import java.util.Set;
import org.screlapse.engine.data.ColumnType;

/**
 * What the elements of a dataset are.
 *
 * @param kind what they are
 * @param bytes number of bytes of each
 * @param isSigned whether whole numbers may be negative
 * @param order order of the bytes of numbers
 * @param members the parts of a record by name, in their order; empty for all others
 */
public record HdfType(Kind kind, int bytes, boolean isSigned, ByteOrder order, Map<String, HdfType> members) {

    private static final Set<Integer> INTEGER_BYTES = Set.of(1, 2, 4, 8);
    private static final Set<Integer> FLOAT_BYTES = Set.of(2, 4, 8);

    /** Kinds of elements. */
    public enum Kind {
        /** Whole numbers. */
        INTEGER,
        /** Floating-point numbers. */
        FLOAT,
        /** An enumeration of two names: true and false. */
        BOOLEAN,
        /** Another enumeration. */
        ENUMERATION,
        /** Texts of a fixed number of bytes. */
        FIXED_TEXT,
        /** Texts of any length, which lie elsewhere in the file. */
        TEXT,
        /** Records of several members. */
        RECORD,
        /** Something that is not read. */
        OTHER
    }

    /** @return whether the elements can be read as numbers; those of an enumeration are 0, 1 … */
    public boolean isNumeric() {
        return switch (kind) {
            case INTEGER, BOOLEAN, ENUMERATION -> INTEGER_BYTES.contains(bytes);
            case FLOAT -> FLOAT_BYTES.contains(bytes);
            default -> false;
        };
    }

    /** @return the column that a list of such elements makes; null if it makes none */
    public ColumnType columnType() {
        return switch (kind) {
            case INTEGER -> ColumnType.INTEGER;
            case FLOAT -> ColumnType.NUMERIC;
            case BOOLEAN -> ColumnType.BOOLEAN;
            case FIXED_TEXT, TEXT -> ColumnType.TEXT;
            default -> null;
        };
    }
}
