package org.screlapse.headless.runtime;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;

/** The rows of a finished table, in memory or in a file; any number of iterators may run over them at once. */
public final class StoredTable implements BufferedDataTable.Rows {

    private static final int BUFFER = 1 << 16;

    private final DataTableSpec spec;
    private final long size;
    private final List<DataRow> rows;
    private final Path file;

    private StoredTable(DataTableSpec spec, long size, List<DataRow> rows, Path file) {
        this.spec = spec;
        this.size = size;
        this.rows = rows;
        this.file = file;
    }

    static StoredTable inMemory(DataTableSpec spec, List<DataRow> rows) {
        return new StoredTable(spec, rows.size(), List.copyOf(rows), null);
    }

    static StoredTable onDisk(DataTableSpec spec, long size, Path file) {
        return new StoredTable(spec, size, null, file);
    }

    @Override
    public DataTableSpec spec() {
        return spec;
    }

    /** @return the number of rows */
    @Override
    public long size() {
        return size;
    }

    /** @return the rows from the first to the last; reading a damaged file throws an UncheckedIOException */
    @Override
    public CloseableRowIterator iterator() {
        return file == null ? new MemoryIterator(rows.iterator()) : new FileIterator(open(), spec.getNumColumns());
    }

    private DataInputStream open() {
        try {
            return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the rows of a table from " + file, e);
        }
    }

    void writeRows(Path target) throws IOException {
        if (file != null) {
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        try (DataOutputStream out = output(target)) {
            for (DataRow row : rows) {
                RowCodec.write(row, out);
            }
        }
    }

    static DataOutputStream output(Path target) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(target), BUFFER));
    }

    private static final class MemoryIterator extends CloseableRowIterator {

        private final Iterator<DataRow> rows;
        private boolean closed;

        MemoryIterator(Iterator<DataRow> rows) {
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            return !closed && rows.hasNext();
        }

        @Override
        public DataRow next() {
            if (closed) {
                throw new NoSuchElementException("Iterator has been closed.");
            }
            return rows.next();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private final class FileIterator extends CloseableRowIterator {

        private final DataInputStream in;
        private final int columns;
        private long remaining = size;

        FileIterator(DataInputStream in, int columns) {
            this.in = in;
            this.columns = columns;
            closeAtEnd();
        }

        @Override
        public boolean hasNext() {
            return remaining > 0;
        }

        @Override
        public DataRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException("The table has no more rows.");
            }
            try {
                DataRow row = RowCodec.read(columns, in);
                remaining--;
                closeAtEnd();
                return row;
            } catch (IOException e) {
                throw new UncheckedIOException(
                    "Cannot read row " + (size - remaining + 1) + " of " + size + " from " + file, e);
            }
        }

        private void closeAtEnd() {
            if (remaining == 0) {
                close();
            }
        }

        @Override
        public void close() {
            remaining = 0;
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot close " + file, e);
            }
        }
    }
}
