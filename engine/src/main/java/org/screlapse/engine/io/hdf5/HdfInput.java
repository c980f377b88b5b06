package org.screlapse.engine.io.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.object.datatype.DataType;
import java.io.IOException;
import java.lang.reflect.Array;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.screlapse.engine.io.format.SingleCellFormatException;

/**
 * An HDF5 file that is being read. Whatever jHDF throws on a damaged file comes out as a
 * {@link SingleCellFormatException}.
 */
public final class HdfInput implements AutoCloseable {

    /** jHDF wants to know a location only to show it; a real one may not even be a valid path on another system. */
    private static final URI LOCATION = URI.create("file:/hdf5");

    private final Path file;
    private final long fileSize;
    private final HdfFile hdf;

    private HdfInput(Path file, long fileSize, HdfFile hdf) {
        this.file = file;
        this.fileSize = fileSize;
        this.hdf = hdf;
    }

    /**
     * Opens a file through a plain channel, so that nothing of it is mapped: a mapped file could not be replaced on
     * Windows until the garbage collector has run, and would bring the process down if it shrinks.
     */
    public static HdfInput open(Path file) throws IOException {
        SeekableByteChannel channel = new FileEndChannel(Files.newByteChannel(file));
        try {
            HdfFile hdf = ask(file, () -> new HdfFile(channel, LOCATION));
            HdfInput input = new HdfInput(file, channel.size(), hdf);
            input.requireWhole();
            return input;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    public Path file() {
        return file;
    }

    /** Names of what lies in a group; none if there is no such group. */
    public List<String> children(String group) throws SingleCellFormatException {
        return ask(file, () -> {
            Node node = find(group);
            return node instanceof Group g ? List.copyOf(g.getChildren().keySet()) : List.of();
        });
    }

    public boolean hasDataset(String path) throws SingleCellFormatException {
        return ask(file, () -> find(path) instanceof Dataset);
    }

    /** Number of rows, of columns …; empty for a single value. */
    public long[] dimensions(String path) throws SingleCellFormatException {
        Dataset dataset = dataset(path);
        return ask(file, dataset::getDimensionsAsLong);
    }

    /** What jHDF makes of a whole dataset, for small ones of special types; null for one without a value. */
    public Object data(String path) throws SingleCellFormatException {
        Dataset dataset = dataset(path);
        if (dimensions(path).length == 0) {
            return ask(file, () -> dataset.isEmpty() ? null : dataset.getData());
        }
        return values(pieces(path));
    }

    /** What jHDF makes of the bytes of a list. */
    private Object values(HdfPieces pieces) throws SingleCellFormatException {
        ByteBuffer bytes = pieces.bytes();
        int[] length = {Math.toIntExact(pieces.length())};
        return ask(file, () -> pieces.dataset().getDataType().fillData(bytes, length, hdf.getHdfBackingStorage()));
    }

    public DataType type(String path) throws SingleCellFormatException {
        return dataset(path).getDataType();
    }

    /** The value of an attribute as text; null if there is none. */
    public String textAttribute(String path, String name) throws SingleCellFormatException {
        Object value = attribute(path, name);
        return value == null || value.getClass().isArray() ? null : value.toString();
    }

    /** The values of an attribute as texts; null if there is none. */
    public List<String> textsAttribute(String path, String name) throws SingleCellFormatException {
        Object values = attribute(path, name);
        return values instanceof Object[] array ? Arrays.stream(array).map(String::valueOf).toList()
            : values == null ? null : List.of();
    }

    /** The values of an attribute as whole numbers; null if there is none. */
    public long[] numbersAttribute(String path, String name) throws SingleCellFormatException {
        Object values = attribute(path, name);
        if (values == null || !values.getClass().isArray()) {
            return null;
        }
        return ask(file, () -> {
            long[] numbers = new long[Array.getLength(values)];
            Arrays.setAll(numbers, i -> ((Number) Array.get(values, i)).longValue());
            return numbers;
        });
    }

    private Object attribute(String path, String name) throws SingleCellFormatException {
        return ask(file, () -> {
            Node node = find(path);
            Attribute attribute = node == null ? null : node.getAttribute(name);
            return attribute == null ? null : attribute.getData();
        });
    }

    /** A table of numbers; a list is a table of one column. */
    public HdfTable table(String path) throws SingleCellFormatException {
        return new HdfTable(pieces(path));
    }

    /** A list of numbers. */
    public HdfNumbers numbers(String path) throws SingleCellFormatException {
        return new HdfNumbers(pieces(path));
    }

    /** A list of texts, read whole. */
    public String[] texts(String path) throws SingleCellFormatException {
        HdfPieces pieces = pieces(path);
        if (pieces.dataset().isVariableLength()) {
            Object texts = values(pieces);
            return ask(file, () -> toTexts(texts));
        }
        return pieces.texts();
    }

    /** What jHDF says, or a complaint that the file is damaged. */
    public <T> T ask(Supplier<T> question) throws SingleCellFormatException {
        return ask(file, question);
    }

    public SingleCellFormatException damaged(String complaint) {
        return SingleCellFormatException.about(file, "is damaged: " + complaint + ".");
    }

    public long fileSize() {
        return fileSize;
    }

    @Override
    public void close() {
        hdf.close();
    }

    private HdfPieces pieces(String path) throws SingleCellFormatException {
        Dataset dataset = dataset(path);
        try {
            return new HdfPieces(this, path, dataset);
        } catch (RuntimeException e) {
            throw SingleCellFormatException.about(file, "is damaged: the header of \"" + path + "\" cannot be read.",
                e);
        }
    }

    private Dataset dataset(String path) throws SingleCellFormatException {
        Node node = ask(file, () -> find(path));
        if (node instanceof Dataset dataset) {
            return dataset;
        }
        throw SingleCellFormatException.about(file, "has no \"" + path + "\", which its format prescribes: it is"
            + " damaged, or was written by a program that does not follow the format.");
    }

    private Node find(String path) {
        Node node = hdf;
        for (String step : path.isEmpty() ? new String[0] : path.split("/")) {
            node = node instanceof Group group ? group.getChild(step) : null;
        }
        return node;
    }

    private void requireWhole() throws SingleCellFormatException {
        long expected = ask(file, () -> hdf.getHdfBackingStorage().getSuperblock().getEndOfFileAddress());
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
                "is a damaged or truncated HDF5 file; copy or download it" + " again.", e);
        }
    }
}
