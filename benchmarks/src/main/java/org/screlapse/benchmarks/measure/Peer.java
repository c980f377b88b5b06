package org.screlapse.benchmarks.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.screlapse.benchmarks.measure.Fork;
import org.screlapse.benchmarks.measure.Measurement;

/**
 * The Python programs that read the same files, where they are installed.
 *
 * @param python the interpreter
 */
record Peer(String python) {

    /**
     * @param module what Python imports
     * @param call what it calls: {@code adata = module.call(file)}
     * @param file the file
     * @param repeats how often
     * @return the measurement; nothing if there is no Python or the module is not installed
     */
    Optional<Measurement> read(String module, String call, Path file, int repeats) throws IOException {
        Map<String, String> printed = run(module, call, file.toString(), Integer.toString(repeats));
        return printed.containsKey("seconds") ? Optional.of(Measurement.parse(printed)) : Optional.empty();
    }

    /**
     * Writes a file as anndata does by default, which is without compression.
     *
     * @return whether it was written
     */
    boolean copyUncompressed(Path h5ad, Path copy) throws IOException {
        run("anndata", "read_h5ad", h5ad.toString(), "0", copy.toString());
        return Files.exists(copy);
    }

    private Map<String, String> run(String... arguments) throws IOException {
        if (!isThere()) {
            return Map.of();
        }
        Path script = Files.createTempFile("peer", ".py");
        try (InputStream in = Peer.class.getResourceAsStream("peer.py")) {
            Files.write(script, in.readAllBytes());
            List<String> command = new ArrayList<>(List.of(python, script.toString()));
            command.addAll(Arrays.asList(arguments));
            return Fork.run(command);
        } finally {
            Files.delete(script);
        }
    }

    private boolean isThere() {
        try {
            return !Fork.run(List.of(python, "-c", "print('there=yes')")).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }
}
