package org.screlapse.benchmarks.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.screlapse.benchmarks.Arguments;
import org.screlapse.benchmarks.Benchmark;
import org.screlapse.benchmarks.DataFolder;
import org.screlapse.benchmarks.measure.Measurement;
import org.screlapse.benchmarks.measure.Peer;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.SingleCellReader;
import org.screlapse.engine.io.SingleCellWriter;
import org.screlapse.engine.task.Run;

/** Measures reading and writing of the large data set in all its formats, or reading of one file. */
public final class IoCommand implements Benchmark {

    private static final int REPEATS = 5;
    private static final String PEER = "peer.py";
    /** Leaves room for what a Java process needs besides its heap, below the gigabyte that is wanted. */
    private static final String HEAP = "800m";

    @Override
    public String name() {
        return "io";
    }

    @Override
    public String help() {
        return """
            [FILE] [--json OUT] [--heap 800m] [--python python3]
                reads FILE five times; without FILE the large data set as 10x HDF5, 10x folder and .h5ad,
                reopens it as a node saved it, writes it; beside Scanpy or anndata where Python has them
            """;
    }

    @Override
    public void run(Arguments arguments) throws IOException {
        IoTable table = new IoTable();
        String heap = arguments.heap(HEAP);
        if (arguments.size() > 0) {
            Path file = Path.of(arguments.word(0));
            table.add("read " + file.getFileName(), IoStep.READ.run(file, REPEATS, heap), null, Optional.empty());
        } else {
            measureAll(table, heap, new Peer(arguments.python("python3")));
        }
        table.finish();
        arguments.writeJson(table.toMap());
    }

    private static void measureAll(IoTable table, String heap, Peer peer) throws IOException {
        DataFolder folder = DataFolder.standard();
        Path hdf5 = folder.tenxHdf5(DataFolder.LARGE);
        List<Path> made = new ArrayList<>();
        made.add(folder.file("large-matrix", to -> convert(hdf5, to, SingleCellWriter.Format.TENX_MATRIX)));
        made.add(folder.file("large.h5ad", to -> convert(hdf5, to, SingleCellWriter.Format.H5AD)));
        made.add(folder.file("large.store", to -> IoStep.save(read(hdf5), to)));

        table.add("10x HDF5 -> ready", IoStep.READ.run(hdf5, REPEATS, heap), new Recorded(9.6, 6.0),
            readBy(peer, "scanpy", "read_10x_h5", hdf5, REPEATS));
        table.add("10x matrix.mtx.gz -> ready", IoStep.READ.run(made.get(0), REPEATS, heap), new Recorded(126, 6.2),
            readBy(peer, "scanpy", "read_10x_mtx", made.get(0), 1));
        table.add("h5ad (gzip) -> ready", IoStep.READ.run(made.get(1), REPEATS, heap), null,
            readBy(peer, "anndata", "read_h5ad", made.get(1), REPEATS));
        Path plain = folder.folder().resolve("large-uncompressed.h5ad");
        if (Files.exists(plain) || copyUncompressed(peer, made.get(1), plain)) {
            table.add("h5ad (anndata's, plain) -> ready", IoStep.READ.run(plain, REPEATS, heap), new Recorded(2.9, 1.2),
                readBy(peer, "anndata", "read_h5ad", plain, REPEATS));
        }
        table.add("reopen a saved data set", IoStep.REOPEN.run(made.get(2), REPEATS, heap), null, Optional.empty());
        table.add("save", IoStep.SAVE.run(hdf5, REPEATS, heap), null, Optional.empty());
        table.add("write h5ad (gzip)", IoStep.WRITE_H5AD.run(hdf5, REPEATS, heap), null, Optional.empty());
    }

    /** The measurement of {@code module.call(file)}; nothing if there is no Python or the module is not installed. */
    private static Optional<Measurement> readBy(Peer peer, String module, String call, Path file, int repeats)
        throws IOException {
        Map<String, String> printed =
            peer.run(IoCommand.class, PEER, List.of(module, call, file.toString(), Integer.toString(repeats)));
        return printed.containsKey("seconds") ? Optional.of(Measurement.parse(printed)) : Optional.empty();
    }

    /** Writes a file as anndata does by default, which is without compression; whether it did. */
    private static boolean copyUncompressed(Peer peer, Path h5ad, Path copy) throws IOException {
        peer.run(IoCommand.class, PEER, List.of("anndata", "read_h5ad", h5ad.toString(), "0", copy.toString()));
        return Files.exists(copy);
    }

    private static SingleCellData read(Path file) throws IOException {
        return SingleCellReader.withDefaults().read(file, Run.silent());
    }

    private static void convert(Path from, Path to, SingleCellWriter.Format format) throws IOException {
        SingleCellWriter.withDefaults().withFormat(format).write(read(from), to, Run.silent());
    }
}
