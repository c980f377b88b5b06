package org.screlapse.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.screlapse.benchmarks.simulate.LargeData;
import org.screlapse.engine.task.Progress;

/**
 * The simulated files that benchmarks read; each is made on first use and kept. The folder is
 * {@code target/benchmark-data}, or what the system property {@code screlapse.benchmark.data} names.
 *
 * @param folder the folder
 */
public record DataFolder(Path folder) {

    /** The data set that most benchmarks use: 50,000 cells, 24,000 genes, 10⁸ values. */
    public static final LargeData LARGE = new LargeData(50_000, 24_000, 1);

    /** Makes a file or folder that does not exist yet. */
    @FunctionalInterface
    public interface Maker {

        /**
         * @param target where to make it
         * @throws IOException if it cannot be written
         */
        void make(Path target) throws IOException;
    }

    /** @return the folder, which need not exist */
    public static DataFolder standard() {
        return new DataFolder(
            Path.of(System.getProperty("screlapse.benchmark.data", "target/benchmark-data")).toAbsolutePath());
    }

    /**
     * @param data what is simulated
     * @return it as a 10x HDF5 file
     * @throws IOException if it cannot be written
     */
    public Path tenxHdf5(LargeData data) throws IOException {
        return file(name(data), target -> data.write(target, Progress.NONE));
    }

    /**
     * @param data what is simulated
     * @return whether it is there
     */
    public boolean has(LargeData data) {
        return Files.exists(folder.resolve(name(data)));
    }

    private static String name(LargeData data) {
        return data.equals(LARGE) ? "large.h5" : "cells-" + data.cells() + ".h5";
    }

    /**
     * @param name name of a file or folder
     * @param maker makes it if it is not there
     * @return the file
     * @throws IOException if it cannot be made
     */
    public Path file(String name, Maker maker) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            System.out.println("Making " + name + " (once) …");
            Files.createDirectories(folder);
            Path partial = folder.resolve("part-" + name);
            Files.deleteIfExists(partial);
            maker.make(partial);
            Files.move(partial, file);
        }
        return file;
    }
}
