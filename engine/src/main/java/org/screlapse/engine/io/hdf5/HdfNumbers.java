package org.screlapse.engine.io.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.screlapse.engine.io.format.SingleCellFormatException;

/**
 * A one-dimensional HDF5 dataset of numbers of any width, read in ranges and never as a whole unless asked for. True
 * and false, an enumeration, are 1 and 0.
 */
public final class HdfNumbers {

    private enum Kind {
        INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64, FLOAT16, FLOAT32, FLOAT64
    }

    private final HdfPieces pieces;
    private final Kind kind;
    private final ByteOrder order;

    public HdfNumbers(HdfPieces pieces) throws SingleCellFormatException {
        this.pieces = pieces;
        kind = kindOf(pieces.type());
        if (kind == null) {
            throw pieces.input().damaged("\"" + pieces.path() + "\" does not hold numbers");
        }
        order = pieces.type().order();
    }

    public long length() {
        return pieces.length();
    }

    public HdfPieces pieces() {
        return pieces;
    }

    public boolean isWhole() {
        return kind != Kind.FLOAT16 && kind != Kind.FLOAT32 && kind != Kind.FLOAT64;
    }

    /** See {@link HdfPieces#requirePlausible()}. */
    public void requirePlausible() throws SingleCellFormatException {
        pieces.requirePlausible();
    }

    /** All numbers, which must be whole. */
    public long[] toLongs() throws SingleCellFormatException {
        requirePlausible();
        if (!isWhole()) {
            throw pieces.input().damaged("\"" + pieces.path() + "\" does not hold whole numbers");
        }
        long[] all = new long[Math.toIntExact(length())];
        forEach((piece, i, at) -> all[at] = longAt(piece, i));
        return all;
    }

    /** All numbers. */
    public double[] toDoubles() throws SingleCellFormatException {
        requirePlausible();
        double[] all = new double[Math.toIntExact(length())];
        forEach((piece, i, at) -> all[at] = doubleAt(piece, i));
        return all;
    }

    /** What is done with a number: it is the i-th of its piece and has a place among all. */
    @FunctionalInterface
    private interface NumberConsumer {

        void accept(ByteBuffer piece, int i, int at);
    }

    private void forEach(NumberConsumer consumer) throws SingleCellFormatException {
        int length = (int) length();
        try (Reader reader = new Reader()) {
            int at = 0;
            while (at < length) {
                ByteBuffer piece = reader.piece(at);
                int end = (int) Math.min(length, (long) at - at % pieces.pieceLength() + pieces.pieceLength());
                for (int i = at % pieces.pieceLength(); at < end; i++) {
                    consumer.accept(piece, i, at++);
                }
            }
        }
    }

    /** Reads ranges. For one thread at a time; ranges that follow one another decode each piece once. */
    public final class Reader implements AutoCloseable {

        private final HdfPieces.Loader loader = pieces.new Loader();

        /**
         * @param from first number
         * @param count how many
         * @param into where they go, from 0; −1 stands for a number that is no index
         */
        public void readIndices(long from, int count, int[] into) throws SingleCellFormatException {
            int done = 0;
            while (done < count) {
                ByteBuffer piece = piece(from + done);
                int first = (int) ((from + done) % pieces.pieceLength());
                int size = Math.min(count - done, pieces.pieceLength() - first);
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
        public void readValues(long from, int count, float[] into) throws SingleCellFormatException {
            int done = 0;
            while (done < count) {
                ByteBuffer piece = piece(from + done);
                int first = (int) ((from + done) % pieces.pieceLength());
                int size = Math.min(count - done, pieces.pieceLength() - first);
                decode(piece, first, size, into, done);
                done += size;
            }
        }

        private ByteBuffer piece(long position) throws SingleCellFormatException {
            return loader.piece(position / pieces.pieceLength()).order(order);
        }

        @Override
        public void close() {
            loader.close();
        }
    }

    /**
     * @param piece a piece of the dataset
     * @param first first number in it
     * @param count how many
     * @param into where they go
     * @param at place of the first
     */
    public void decode(ByteBuffer piece, int first, int count, float[] into, int at) {
        piece.order(order);
        if (kind == Kind.INT32) {
            for (int i = 0; i < count; i++) {
                into[at + i] = piece.getInt(4 * (first + i));
            }
        } else if (kind == Kind.FLOAT32) {
            for (int i = 0; i < count; i++) {
                into[at + i] = piece.getFloat(4 * (first + i));
            }
        } else {
            for (int i = 0; i < count; i++) {
                into[at + i] = (float) doubleAt(piece, first + i);
            }
        }
    }

    private long longAt(ByteBuffer bytes, int i) {
        return switch (kind) {
            case INT8 -> bytes.get(i);
            case UINT8 -> Byte.toUnsignedInt(bytes.get(i));
            case INT16 -> bytes.getShort(2 * i);
            case UINT16 -> Short.toUnsignedInt(bytes.getShort(2 * i));
            case INT32 -> bytes.getInt(4 * i);
            case UINT32 -> Integer.toUnsignedLong(bytes.getInt(4 * i));
            case INT64 -> bytes.getLong(8 * i);
            default -> wholeOf(doubleAt(bytes, i));
        };
    }

    private double doubleAt(ByteBuffer bytes, int i) {
        return switch (kind) {
            case FLOAT16 -> half(bytes.getShort(2 * i));
            case FLOAT32 -> bytes.getFloat(4 * i);
            case FLOAT64 -> bytes.getDouble(8 * i);
            default -> longAt(bytes, i);
        };
    }

    /** A floating-point number of 16 bits: sign, 5 bits of exponent, 10 bits of fraction. */
    private static double half(short bits) {
        int exponent = bits >> 10 & 0x1F;
        int fraction = bits & 0x3FF;
        double size = exponent == 0 ? Math.scalb((double) fraction, -24)
            : exponent < 0x1F ? Math.scalb((double) (fraction | 0x400), exponent - 25)
                : fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        return bits < 0 ? -size : size;
    }

    private static long wholeOf(double number) {
        return number == Math.rint(number) ? (long) number : -1;
    }

    private static int index(long number) {
        return number < 0 || number > Integer.MAX_VALUE ? -1 : (int) number;
    }

    /** Unsigned 64-bit numbers are taken as signed ones: none that a file really holds is that large. */
    private static Kind kindOf(HdfType type) {
        if (!type.isNumeric()) {
            return null;
        }
        if (type.kind() == HdfType.Kind.FLOAT) {
            return type.bytes() == 2 ? Kind.FLOAT16 : type.bytes() == 4 ? Kind.FLOAT32 : Kind.FLOAT64;
        }
        return switch (type.bytes()) {
            case 1 -> type.isSigned() ? Kind.INT8 : Kind.UINT8;
            case 2 -> type.isSigned() ? Kind.INT16 : Kind.UINT16;
            case 4 -> type.isSigned() ? Kind.INT32 : Kind.UINT32;
            default -> Kind.INT64;
        };
    }
}
