package org.screlapse.engine.io.hdf5;

import java.io.Closeable;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.screlapse.engine.io.format.FeatureTable;
import org.screlapse.engine.io.format.SingleCellFormatException;

/**
 * An HDF5 file that is being read. Paths are those of groups and datasets, separated by "/". Whatever is wrong with a
 * damaged file comes out as a {@link SingleCellFormatException}.
 */
public final class HdfInput implements Closeable {

    private final Path file;
    private final long fileSize;
    private final JhdfFile hdf;
    private final String base;

    private HdfInput(Path file, long fileSize, JhdfFile hdf, String base) {
        this.file = file;
        this.fileSize = fileSize;
        this.hdf = hdf;
        this.base = base;
    }

    /**
     * Opens a file through a plain channel, so that nothing of it is mapped: a mapped file could not be replaced on
     * Windows until the garbage collector has run, and would bring the process down if it shrinks.
     *
     * @param file a file
     * @return the open file
     * @throws IOException if it cannot be read; a {@link SingleCellFormatException} if it is no whole HDF5 file
     */
    public static HdfInput open(Path file) throws IOException {
        SeekableByteChannel channel = new FileEndChannel(Files.newByteChannel(file));
        try {
            HdfInput input = new HdfInput(file, channel.size(), ask(file, () -> new JhdfFile(channel)), "");
            input.requireWhole();
            return input;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * @param group a group
     * @return the same open file, in which paths start at this group; need not be closed
     */
    public HdfInput at(String group) {
        return new HdfInput(file, fileSize, hdf, place(group) + "/");
    }

    /** @return the file that is read */
    public Path file() {
        return file;
    }

    /**
     * @param group a path
     * @return names of what lies in the group, ascending; none if there is no such group
     * @throws SingleCellFormatException if the file is damaged
     */
    public List<String> children(String group) throws SingleCellFormatException {
        return ask(() -> hdf.children(place(group)));
    }

    /**
     * @param path a path
     * @return whether a dataset lies there
     * @throws SingleCellFormatException if the file is damaged
     */
    public boolean hasDataset(String path) throws SingleCellFormatException {
        return ask(() -> hdf.dataset(place(path)) != null);
    }

    /**
     * @param path a dataset
     * @return number of rows, of columns …; empty for a single value
     * @throws SingleCellFormatException if there is none or the file is damaged
     */
    public long[] dimensions(String path) throws SingleCellFormatException {
        JhdfFile.JhdfDataset dataset = dataset(path);
        return ask(dataset::dimensions);
    }

    /**
     * @param path a dataset
     * @return what its elements are
     * @throws SingleCellFormatException if there is none or the file is damaged
     */
    public HdfType type(String path) throws SingleCellFormatException {
        JhdfFile.JhdfDataset dataset = dataset(path);
        return ask(dataset::type);
    }

    /**
     * @param path a dataset of a single value
     * @return the value, a number or a text; null if it has none
     * @throws SingleCellFormatException if there is no dataset or the file is damaged
     */
    public Object value(String path) throws SingleCellFormatException {
        JhdfFile.JhdfDataset dataset = dataset(path);
        return ask(dataset::value);
    }

    /**
     * @param path a list of records
     * @return for each member of the records an array with its values; null if it is no list of records
     * @throws SingleCellFormatException if there is no dataset or the file is damaged
     */
    public Map<?, ?> records(String path) throws SingleCellFormatException {
        boolean isList = type(path).kind() == HdfType.Kind.RECORD && dimensions(path).length == 1;
        return isList && values(pieces(path)) instanceof Map<?, ?> records ? records : null;
    }

    private Object values(HdfPieces pieces) throws SingleCellFormatException {
        var bytes = pieces.bytes();
        int length = Math.toIntExact(pieces.length());
        return ask(() -> pieces.dataset().values(bytes, length));
    }

    /**
     * @param path a group or dataset
     * @param name name of an attribute
     * @return its value as text; null if there is none
     * @throws SingleCellFormatException if the file is damaged
     */
    public String textAttribute(String path, String name) throws SingleCellFormatException {
        Object value = attribute(path, name);
        return value == null || value.getClass().isArray() ? null : value.toString();
    }

    /**
     * @param path a group or dataset
     * @param name name of an attribute
     * @return its values as texts; null if there is none
     * @throws SingleCellFormatException if the file is damaged
     */
    public List<String> textsAttribute(String path, String name) throws SingleCellFormatException {
        Object values = attribute(path, name);
        return values instanceof Object[] array ? Arrays.stream(array).map(String::valueOf).toList()
            : values == null ? null : List.of();
    }

    /**
     * @param path a group or dataset
     * @param name name of an attribute
     * @return its values as whole numbers; null if it has none
     * @throws SingleCellFormatException if the file is damaged
     */
    public long[] numbersAttribute(String path, String name) throws SingleCellFormatException {
        Object values = attribute(path, name);
        if (values == null || !values.getClass().isArray()) {
            return null;
        }
        return ask(() -> {
            long[] numbers = new long[Array.getLength(values)];
            Arrays.setAll(numbers, i -> ((Number) Array.get(values, i)).longValue());
            return numbers;
        });
    }

    private Object attribute(String path, String name) throws SingleCellFormatException {
        return ask(() -> hdf.attribute(place(path), name));
    }

    /**
     * @param path a table of numbers, or a list, which is a table of one column
     * @return the table, not read yet
     * @throws SingleCellFormatException if there is none or the file is damaged
     */
    public HdfTable table(String path) throws SingleCellFormatException {
        return new HdfTable(pieces(path));
    }

    /**
     * @param path a list of numbers
     * @return the list, not read yet
     * @throws SingleCellFormatException if there is none or the file is damaged
     */
    public HdfNumbers numbers(String path) throws SingleCellFormatException {
        return new HdfNumbers(pieces(path));
    }

    /**
     * @param path a list of texts
     * @return the texts; empty where one is missing
     * @throws SingleCellFormatException if there is no such list or the file is damaged
     */
    public String[] texts(String path) throws SingleCellFormatException {
        HdfPieces pieces = pieces(path);
        if (pieces.type().kind() == HdfType.Kind.FIXED_TEXT) {
            return pieces.texts();
        }
        if (pieces.type().kind() != HdfType.Kind.TEXT) {
            throw damaged("\"" + path + "\" does not hold texts");
        }
        Object texts = values(pieces);
        return ask(() -> toTexts(texts));
    }

    /** What jHDF says, or a complaint that the file is damaged. */
    <T> T ask(Supplier<T> question) throws SingleCellFormatException {
        return ask(file, question);
    }

    /**
     * @param complaint what is wrong, without a full stop
     * @return the exception to throw
     */
    public SingleCellFormatException damaged(String complaint) {
        return SingleCellFormatException.about(file, "is damaged: " + complaint + ".");
    }

    /**
     * @param value a value that is no number
     * @param path the matrix in which it is
     * @param cell number of its cell, from 0
     * @param cellName name of its cell
     * @param feature its gene, as {@link FeatureTable.Selection#describe} calls it
     * @return the exception to throw
     */
    public SingleCellFormatException noNumber(float value, String path, int cell, String cellName, String feature) {
        return SingleCellFormatException.about(file, "has the value " + value + " in \"" + path + "\", cell "
            + (cell + 1) + " (\"" + cellName + "\"), " + feature + "; only numbers can be read.");
    }

    long fileSize() {
        return fileSize;
    }

    @Override
    public void close() {
        hdf.close();
    }

    private HdfPieces pieces(String path) throws SingleCellFormatException {
        JhdfFile.JhdfDataset dataset = dataset(path);
        try {
            return new HdfPieces(this, path, dataset);
        } catch (RuntimeException e) {
            throw SingleCellFormatException.about(file, "is damaged: the header of \"" + path + "\" cannot be read.",
                e);
        }
    }

    private JhdfFile.JhdfDataset dataset(String path) throws SingleCellFormatException {
        JhdfFile.JhdfDataset dataset = ask(() -> hdf.dataset(place(path)));
        if (dataset == null) {
            throw SingleCellFormatException.about(file, "has no \"" + path + "\", which its format prescribes: it is"
                + " damaged, or was written by a program that does not follow the format.");
        }
        return dataset;
    }

    private String place(String path) {
        return base + path;
    }

    private void requireWhole() throws SingleCellFormatException {
        long expected = ask(hdf::endOfFile);
        if (fileSize < expected) {
            hdf.close();
            throw SingleCellFormatException.about(file,
                "is truncated: it has " + fileSize + " of " + expected + " bytes; copy or download it again.");
        }
    }

    private static String[] toTexts(Object data) {
        if (data == null) {
            return new String[0];
        }
        String[] texts = new String[Array.getLength(data)];
        for (int i = 0; i < texts.length; i++) {
            Object text = Array.get(data, i);
            texts[i] = text == null ? "" : text.toString();
        }
        return texts;
    }

    /** The errors are what recursion and allocation do when a damaged file sends them in circles or to the moon. */
    private static <T> T ask(Path file, Supplier<T> question) throws SingleCellFormatException {
        try {
            return question.get();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw SingleCellFormatException.about(file,
                "is a damaged or truncated HDF5 file; copy or download it again.", e);
        }
    }
}
