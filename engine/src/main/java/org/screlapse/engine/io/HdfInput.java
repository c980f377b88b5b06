package org.screlapse.engine.io;

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

/**
 * An HDF5 file that is being read. Whatever jHDF throws on a damaged file comes out as a
 * {@link SingleCellFormatException}.
 */
final class HdfInput implements AutoCloseable {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};

    /** jHDF wants to know a location only to show it; a real one may not even be a valid path on another system. */
    private static final URI LOCATION = URI.create("file:/hdf5");

    private final Path file;
    private final long fileSize;
    private final HdfFile hdf;

    private HdfInput(final Path file, final long fileSize, final HdfFile hdf) {
        this.file = file;
        this.fileSize = fileSize;
        this.hdf = hdf;
    }

    static boolean isHdf5(final byte[] head) {
        for (int offset = 0; offset + SIGNATURE.length <= head.length; offset = Math.max(512, 2 * offset)) {
            if (Arrays.equals(head, offset, offset + SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Opens a file through a plain channel, so that nothing of it is mapped: a mapped file could not be replaced on
     * Windows until the garbage collector has run, and would bring the process down if it shrinks.
     */
    static HdfInput open(final Path file) throws IOException {
        final SeekableByteChannel channel = Files.newByteChannel(file);
        try {
            final HdfFile hdf = ask(file, () -> new HdfFile(channel, LOCATION));
            final HdfInput input = new HdfInput(file, channel.size(), hdf);
            input.requireWhole();
            return input;
        } catch (final IOException e) {
            channel.close();
            throw e;
        }
    }

    Path file() {
        return file;
    }

    /** Names of what lies in a group; none if there is no such group. */
    List<String> children(final String group) throws SingleCellFormatException {
        return ask(file, () -> {
            final Node node = find(group);
            return node instanceof Group g ? List.copyOf(g.getChildren().keySet()) : List.of();
        });
    }

    boolean hasDataset(final String path) throws SingleCellFormatException {
        return ask(file, () -> find(path) instanceof Dataset);
    }

    /** Number of rows, of columns …; empty for a single value. */
    long[] dimensions(final String path) throws SingleCellFormatException {
        final Dataset dataset = dataset(path);
        return ask(file, dataset::getDimensionsAsLong);
    }

    /** What jHDF makes of a whole dataset, for small ones of special types; null for one without a value. */
    Object data(final String path) throws SingleCellFormatException {
        final Dataset dataset = dataset(path);
        if (dimensions(path).length == 0) {
            return ask(file, () -> dataset.isEmpty() ? null : dataset.getData());
        }
        return values(pieces(path));
    }

    /** What jHDF makes of the bytes of a list. */
    private Object values(final HdfPieces pieces) throws SingleCellFormatException {
        final ByteBuffer bytes = pieces.bytes();
        final int[] length = {Math.toIntExact(pieces.length())};
        return ask(file,
            () -> pieces.dataset().getDataType().fillData(bytes, length, hdf.getHdfBackingStorage()));
    }

    DataType type(final String path) throws SingleCellFormatException {
        return dataset(path).getDataType();
    }

    /** The value of an attribute as text; null if there is none. */
    String textAttribute(final String path, final String name) throws SingleCellFormatException {
        final Object value = attribute(path, name);
        return value == null || value.getClass().isArray() ? null : value.toString();
    }

    /** The values of an attribute as texts; null if there is none. */
    List<String> textsAttribute(final String path, final String name) throws SingleCellFormatException {
        final Object values = attribute(path, name);
        return values instanceof Object[] array ? Arrays.stream(array).map(String::valueOf).toList()
            : values == null ? null : List.of();
    }

    /** The values of an attribute as whole numbers; null if there is none. */
    long[] numbersAttribute(final String path, final String name) throws SingleCellFormatException {
        final Object values = attribute(path, name);
        if (values == null || !values.getClass().isArray()) {
            return null;
        }
        return ask(file, () -> {
            final long[] numbers = new long[Array.getLength(values)];
            Arrays.setAll(numbers, i -> ((Number) Array.get(values, i)).longValue());
            return numbers;
        });
    }

    private Object attribute(final String path, final String name) throws SingleCellFormatException {
        return ask(file, () -> {
            final Node node = find(path);
            final Attribute attribute = node == null ? null : node.getAttribute(name);
            return attribute == null ? null : attribute.getData();
        });
    }

    /** A table of numbers; a list is a table of one column. */
    HdfTable table(final String path) throws SingleCellFormatException {
        return new HdfTable(pieces(path));
    }

    /** A list of numbers. */
    HdfNumbers numbers(final String path) throws SingleCellFormatException {
        return new HdfNumbers(pieces(path));
    }

    /** A list of texts, read whole. */
    String[] texts(final String path) throws SingleCellFormatException {
        final HdfPieces pieces = pieces(path);
        if (pieces.dataset().isVariableLength()) {
            final Object texts = values(pieces);
            return ask(file, () -> toTexts(texts));
        }
        return pieces.texts();
    }

    /** What jHDF says, or a complaint that the file is damaged. */
    <T> T ask(final Supplier<T> question) throws SingleCellFormatException {
        return ask(file, question);
    }

    SingleCellFormatException damaged(final String complaint) {
        return SingleCellFormatException.about(file, "is damaged: " + complaint + ".");
    }

    long fileSize() {
        return fileSize;
    }

    @Override
    public void close() {
        hdf.close();
    }

    private HdfPieces pieces(final String path) throws SingleCellFormatException {
        final Dataset dataset = dataset(path);
        try {
            return new HdfPieces(this, path, dataset);
        } catch (final RuntimeException e) {
            throw SingleCellFormatException.about(file, "is damaged: the header of \"" + path + "\" cannot be read.",
                e);
        }
    }

    private Dataset dataset(final String path) throws SingleCellFormatException {
        final Node node = ask(file, () -> find(path));
        if (node instanceof Dataset dataset) {
            return dataset;
        }
        throw SingleCellFormatException.about(file, "has no \"" + path + "\", which its format prescribes: it is"
            + " damaged, or was written by a program that does not follow the format.");
    }

    private Node find(final String path) {
        Node node = hdf;
        for (final String step : path.isEmpty() ? new String[0] : path.split("/")) {
            node = node instanceof Group group ? group.getChild(step) : null;
        }
        return node;
    }

    private void requireWhole() throws SingleCellFormatException {
        final long expected = ask(file, () -> hdf.getHdfBackingStorage().getSuperblock().getEndOfFileAddress());
        if (fileSize < expected) {
            hdf.close();
            throw SingleCellFormatException.about(file, "is truncated: it has " + fileSize + " of " + expected
                + " bytes; copy or download it again.");
        }
    }

    private static String[] toTexts(final Object data) {
        if (data == null) {
            return new String[0];
        }
        final String[] texts = new String[Array.getLength(data)];
        for (int i = 0; i < texts.length; i++) {
            final Object text = Array.get(data, i);
            texts[i] = text == null ? "" : text.toString();
        }
        return texts;
    }

    /** The errors are what recursion and allocation do when a damaged file sends them in circles or to the moon. */
    private static <T> T ask(final Path file, final Supplier<T> question) throws SingleCellFormatException {
        try {
            return question.get();
        } catch (final RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw SingleCellFormatException.about(file, "is a damaged or truncated HDF5 file; copy or download it"
                + " again.", e);
        }
    }
}
