package org.screlapse.engine.io.h5ad;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.hdf5.Hdf5Group;
import org.screlapse.engine.io.hdf5.Hdf5Writer;
import org.screlapse.engine.task.Run;

/**
 * Writes a data set as {@code .h5ad}, in the on-disk encoding that anndata writes since 0.8 and every later version
 * reads: counts as {@code X} and further matrices as {@code layers} (compressed sparse rows, 32-bit floats),
 * annotations as {@code obs} and {@code var}, embeddings as {@code obsm} and {@code varm}, graphs as {@code obsp},
 * metadata as {@code uns}.
 */
public final class H5adWriter {

    private H5adWriter() {
    }

    /**
     * @param data what to write
     * @param path a file that does not exist yet
     * @param run told how far it is, asked whether to stop; gets a note for each thing that is not kept as it is
     * @throws IOException if the file cannot be written
     * @throws IllegalArgumentException if the format cannot hold the data: one sentence
     */
    public static void write(SingleCellData data, Path path, Run run) throws IOException {
        try (Hdf5Writer file = Hdf5Writer.create(path)) {
            write(data, file.root(), run);
            file.finish();
        }
    }

    private static void write(SingleCellData data, Hdf5Group root, Run run) throws IOException {
        Encoding.mark(root, "anndata", "0.1.0");
        H5adDataFrame.write(root.group("obs"), data.cells(), "annotation of the cells", run);
        H5adDataFrame.write(root.group("var"), data.genes(), "annotation of the genes", run);
        double share = 0.9 / (1 + data.layers().size());
        H5adMatrix.write(root.group("X"), data.counts(), run.part(0.1, 0.1 + share));
        writeLayers(Encoding.dictionary(root, "layers"), data.layers(), run, share);
        H5adEmbeddings.write(Encoding.dictionary(root, "obsm"), data.embeddings(), "embedding", run);
        H5adEmbeddings.write(Encoding.dictionary(root, "varm"), data.geneEmbeddings(), "embedding of the genes", run);
        H5adGraphs.write(Encoding.dictionary(root, "obsp"), data.graphs(), run);
        Encoding.dictionary(root, "varp");
        new H5adMetadataWriter(data.metadata(), Encoding.dictionary(root, "uns"), run).write();
    }

    private static void writeLayers(Hdf5Group group, Map<String, CountMatrix> layers, Run run, double share)
        throws IOException {
        Map<String, String> names = H5adNames.of(layers.keySet(), "layer", run);
        double done = 0.1 + share;
        for (Map.Entry<String, CountMatrix> layer : layers.entrySet()) {
            H5adMatrix.write(group.group(names.get(layer.getKey())), layer.getValue(), run.part(done, done + share));
            done += share;
        }
    }
}
