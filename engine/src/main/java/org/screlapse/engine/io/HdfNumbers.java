package org.screlapse.engine.io;

import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.OrderedDataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A one-dimensional HDF5 dataset of numbers of any width, read in ranges and never as a whole unless asked for. */
final class HdfNumbers {

    private enum Kind {
        INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64, FLOAT32, FLOAT64
    }

    private final HdfPieces pieces;
    private final Kind kind;
    private final ByteOrder order;

    HdfNumbers(final HdfPieces pieces) throws SingleCellFormatException {
        this.pieces = pieces;
        final DataType type = pieces.dataset().getDataType();
        kind = kindOf(type);
        if (kind == null) {
            throw pieces.input().damaged("\"" + pieces.path() + "\" does not hold numbers");
        }
        order = ((OrderedDataType) type).getByteOrder();
    }

    long length() {
        return pieces.length();
    }

    boolean isWhole() {
        return kind != Kind.FLOAT32 && kind != Kind.FLOAT64;
    }

    /** See {@link HdfPieces#requirePlausible()}. */
    void requirePlausible() throws SingleCellFormatException {
        pieces.requirePlausible();
    }

    /** All numbers, which must be whole. */
    long[] toLongs() throws SingleCellFormatException {
        requirePlausible();
        if (!isWhole()) {
            throw pieces.input().damaged("\"" + pieces.path() + "\" does not hold whole numbers");
        }
        final long[] all = new long[Math.toIntExact(length())];
        try (Reader reader = new Reader()) {
            int at = 0;
            while (at < all.length) {
                final ByteBuffer piece = reader.piece(at);
                final int end = Math.min(all.length, at - at % pieces.pieceLength() + pieces.pieceLength());
                for (int i = at % pieces.pieceLength(); at < end; i++) {
                    all[at++] = longAt(piece, i);
                }
            }
        }
        return all;
    }

    /** Reads ranges. For one thread at a time; ranges that follow one another decode each piece once. */
    final class Reader implements AutoCloseable {

        private final HdfPieces.Loader loader = pieces.new Loader();

        /**
         * @param from first number
         * @param count how many
         * @param into where they go, from 0; −1 stands for a number that is no index
         */
        void readIndices(final long from, final int count, final int[] into) throws SingleCellFormatException {
            int done = 0;
            while (done < count) {
                final ByteBuffer piece = piece(from + done);
                final int first = (int) ((from + done) % pieces.pieceLength());
                final int size = Math.min(count - done, pieces.pieceLength() - first);
                if (kind == Kind.INT64) {
                    for (int i = 0; i < size; i++) {
                        into[done + i] = index(piece.getLong(8 * (first + i)));
                    }
                } else if (kind == Kind.INT32) {
                    for (int i = 0; i < size; i++) {
                        into[done + i] = piece.getInt(4 * (first + i));
                    }
                } else {
                    for (int i = 0; i < size; i++) {
                        into[done + i] = index(longAt(piece, first + i));
                    }
                }
                done += size;
            }
        }

        /**
         * @param from first number
         * @param count how many
         * @param into where they go, from 0
         */
        void readValues(final long from, final int count, final float[] into) throws SingleCellFormatException {
            int done = 0;
            while (done < count) {
                final ByteBuffer piece = piece(from + done);
                final int first = (int) ((from + done) % pieces.pieceLength());
                final int size = Math.min(count - done, pieces.pieceLength() - first);
                if (kind == Kind.INT32) {
                    for (int i = 0; i < size; i++) {
                        into[done + i] = piece.getInt(4 * (first + i));
                    }
                } else if (kind == Kind.FLOAT32) {
                    for (int i = 0; i < size; i++) {
                        into[done + i] = piece.getFloat(4 * (first + i));
                    }
                } else {
                    for (int i = 0; i < size; i++) {
                        into[done + i] = floatAt(piece, first + i);
                    }
                }
                done += size;
            }
        }

        private ByteBuffer piece(final long position) throws SingleCellFormatException {
            return loader.piece(position / pieces.pieceLength()).order(order);
        }

        @Override
        public void close() {
            loader.close();
        }
    }

    private long longAt(final ByteBuffer bytes, final int i) {
        return switch (kind) {
            case INT8 -> bytes.get(i);
            case UINT8 -> Byte.toUnsignedInt(bytes.get(i));
            case INT16 -> bytes.getShort(2 * i);
            case UINT16 -> Short.toUnsignedInt(bytes.getShort(2 * i));
            case INT32 -> bytes.getInt(4 * i);
            case UINT32 -> Integer.toUnsignedLong(bytes.getInt(4 * i));
            case INT64 -> bytes.getLong(8 * i);
            case FLOAT32 -> wholeOf(bytes.getFloat(4 * i));
            case FLOAT64 -> wholeOf(bytes.getDouble(8 * i));
        };
    }

    private float floatAt(final ByteBuffer bytes, final int i) {
        return switch (kind) {
            case FLOAT32 -> bytes.getFloat(4 * i);
            case FLOAT64 -> (float) bytes.getDouble(8 * i);
            default -> longAt(bytes, i);
        };
    }

    private static long wholeOf(final double number) {
        return number == Math.rint(number) ? (long) number : -1;
    }

    private static int index(final long number) {
        return number < 0 || number > Integer.MAX_VALUE ? -1 : (int) number;
    }

    /** Unsigned 64-bit numbers are taken as signed ones: none that a file really holds is that large. */
    private static Kind kindOf(final DataType type) {
        if (type instanceof FloatingPoint) {
            return type.getSize() == 4 ? Kind.FLOAT32 : type.getSize() == 8 ? Kind.FLOAT64 : null;
        }
        if (!(type instanceof FixedPoint fixed)) {
            return null;
        }
        return switch (type.getSize()) {
            case 1 -> fixed.isSigned() ? Kind.INT8 : Kind.UINT8;
            case 2 -> fixed.isSigned() ? Kind.INT16 : Kind.UINT16;
            case 4 -> fixed.isSigned() ? Kind.INT32 : Kind.UINT32;
            case 8 -> Kind.INT64;
            default -> null;
        };
    }
}
