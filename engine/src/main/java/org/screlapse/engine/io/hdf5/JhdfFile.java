package org.screlapse.engine.io.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.filter.PipelineFilterWithData;
import io.jhdf.object.datatype.CompoundDataType;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.OrderedDataType;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.screlapse.engine.io.hdf5.HdfType.Kind;

/**
 * All that is asked of jHDF, its internals included: the structure of a file, its attributes, and the raw bytes of its
 * datasets. No other class knows the library. Whatever it throws is let through; see {@link HdfInput}.
 */
final class JhdfFile implements AutoCloseable {

    /** jHDF wants to know a location only to show it; a real one may not even be a valid path on another system. */
    private static final URI LOCATION = URI.create("file:/hdf5");

    private final HdfFile hdf;

    JhdfFile(SeekableByteChannel channel) {
        hdf = new HdfFile(channel, LOCATION);
    }

    /** Number of bytes that the file should have. */
    long endOfFile() {
        return hdf.getHdfBackingStorage().getSuperblock().getEndOfFileAddress();
    }

    /** Names of what lies in a group; none if there is no such group. */
    List<String> children(String path) {
        return find(path) instanceof Group group ? List.copyOf(group.getChildren().keySet()) : List.of();
    }

    /** A dataset; null if there is none of this path. */
    JhdfDataset dataset(String path) {
        return find(path) instanceof Dataset dataset ? new JhdfDataset(dataset) : null;
    }

    /** The value of an attribute: a number, a text or an array of them; null if there is none. */
    Object attribute(String path, String name) {
        Node node = find(path);
        Attribute attribute = node == null ? null : node.getAttribute(name);
        return attribute == null ? null : attribute.getData();
    }

    private Node find(String path) {
        Node node = hdf;
        for (String step : path.isEmpty() ? new String[0] : path.split("/")) {
            node = node instanceof Group group ? group.getChild(step) : null;
        }
        return node;
    }

    @Override
    public void close() {
        hdf.close();
    }

    /** A dataset of the file. */
    final class JhdfDataset {

        private final Dataset dataset;
        private final ChunkedDataset chunked;

        private JhdfDataset(Dataset dataset) {
            this.dataset = dataset;
            chunked = dataset instanceof ChunkedDataset c && c.getChunkDimensions()[0] > 0 ? c : null;
        }

        /** Number of rows, of columns …; empty for a single value. */
        long[] dimensions() {
            return dataset.getDimensionsAsLong();
        }

        HdfType type() {
            return typeOf(dataset.getDataType());
        }

        /** Number of bytes in the file. */
        long storedBytes() {
            return dataset.getStorageInBytes();
        }

        boolean isChunked() {
            return dataset instanceof ChunkedDataset;
        }

        /** Number of rows, of columns … of a chunk; null if there are none. */
        int[] chunkDimensions() {
            return chunked == null ? null : chunked.getChunkDimensions();
        }

        /**
         * How the chunks are packed, as numbers registered with HDF5, in this order; null if nobody can unpack them.
         */
        List<Integer> filters() {
            try {
                return chunked.getFilters().stream().map(PipelineFilterWithData::getId).toList();
            } catch (HdfFilterException e) {
                return null;
            }
        }

        /** The bytes of a chunk as they are in the file. */
        ByteBuffer packedChunk(int... start) {
            return chunked.getRawChunkBuffer(start);
        }

        /** The bytes of a part, unpacked. */
        ByteBuffer slice(long[] start, int[] size) {
            return ((DatasetBase) dataset).getSliceDataBuffer(start, size);
        }

        /** The value of a dataset without dimensions; null if it has none. */
        Object value() {
            return dataset.isEmpty() ? null : dataset.getData();
        }

        /** The elements whose bytes these are: an array; for records a map of arrays. */
        Object values(ByteBuffer bytes, int count) {
            return dataset.getDataType().fillData(bytes, new int[]{count}, hdf.getHdfBackingStorage());
        }
    }

    private static HdfType typeOf(DataType type) {
        if (type instanceof EnumDataType names) {
            HdfType base = typeOf(names.getBaseType());
            Kind kind = names.getEnumMapping().size() == 2 ? Kind.BOOLEAN : Kind.ENUMERATION;
            return new HdfType(kind, base.bytes(), base.isSigned(), base.order(), Map.of());
        }
        Map<String, HdfType> members = new LinkedHashMap<>();
        if (type instanceof CompoundDataType record) {
            record.getMembers().forEach(member -> members.put(member.getName(), typeOf(member.getDataType())));
        }
        ByteOrder order = type instanceof OrderedDataType ordered ? ordered.getByteOrder() : ByteOrder.LITTLE_ENDIAN;
        return new HdfType(kindOf(type), type.getSize(), type instanceof FixedPoint n && n.isSigned(), order, members);
    }

    private static Kind kindOf(DataType type) {
        if (type instanceof FixedPoint) {
            return Kind.INTEGER;
        }
        if (type instanceof FloatingPoint) {
            return Kind.FLOAT;
        }
        if (type instanceof StringData) {
            return Kind.FIXED_TEXT;
        }
        if (type instanceof VariableLength text && text.isVariableLengthString()) {
            return Kind.TEXT;
        }
        return type instanceof CompoundDataType ? Kind.RECORD : Kind.OTHER;
    }
}
