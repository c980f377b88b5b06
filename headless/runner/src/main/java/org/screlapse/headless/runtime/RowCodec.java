package org.screlapse.headless.runtime;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.MissingValue;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;

/** The binary form of a row: its key, then each cell as a byte for its kind and its value. */
final class RowCodec {

    private static final int MISSING = 0;
    private static final int MISSING_WITH_ERROR = 1;
    private static final int STRING = 2;
    private static final int DOUBLE = 3;
    private static final int INT = 4;
    private static final int LONG = 5;
    private static final int FALSE = 6;
    private static final int TRUE = 7;

    private RowCodec() {
    }

    static void write(DataRow row, DataOutputStream out) throws IOException {
        writeText(row.getKey().getString(), out);
        for (int i = 0; i < row.getNumCells(); i++) {
            write(row.getCell(i), out);
        }
    }

    private static void write(DataCell cell, DataOutputStream out) throws IOException {
        if (cell.isMissing()) {
            String error = ((MissingValue) cell).getError();
            out.writeByte(error == null ? MISSING : MISSING_WITH_ERROR);
            if (error != null) {
                writeText(error, out);
            }
        } else if (cell instanceof StringCell c) {
            out.writeByte(STRING);
            writeText(c.getStringValue(), out);
        } else if (cell instanceof DoubleCell c) {
            out.writeByte(DOUBLE);
            out.writeDouble(c.getDoubleValue());
        } else if (cell instanceof IntCell c) {
            out.writeByte(INT);
            out.writeInt(c.getIntValue());
        } else if (cell instanceof LongCell c) {
            out.writeByte(LONG);
            out.writeLong(c.getLongValue());
        } else if (cell instanceof BooleanCell c) {
            out.writeByte(c.getBooleanValue() ? TRUE : FALSE);
        } else {
            throw new IOException("Cells of " + cell.getClass() + " cannot be stored here; "
                + "string, number, boolean and missing cells can.");
        }
    }

    static DataRow read(int columns, DataInputStream in) throws IOException {
        String key = readText(in);
        DataCell[] cells = new DataCell[columns];
        for (int i = 0; i < columns; i++) {
            cells[i] = readCell(in);
        }
        return new DefaultRow(new RowKey(key), cells);
    }

    private static DataCell readCell(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case MISSING -> DataType.getMissingCell();
            case MISSING_WITH_ERROR -> new MissingCell(readText(in));
            case STRING -> new StringCell(readText(in));
            case DOUBLE -> new DoubleCell(in.readDouble());
            case INT -> new IntCell(in.readInt());
            case LONG -> new LongCell(in.readLong());
            case FALSE -> BooleanCell.FALSE;
            case TRUE -> BooleanCell.TRUE;
            default -> throw new IOException(
                "Found a cell of kind " + kind + ", expected 0 to " + TRUE + "; the table file is damaged.");
        };
    }

    /** Unlike writeUTF, without a limit on the length. */
    private static void writeText(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] bytes = in.readNBytes(length);
        if (bytes.length != length) {
            throw new IOException("The table file ends in the middle of a text; it is damaged.");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
