package org.screlapse.benchmarks.measure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The Python programs that do the same, where they are installed.
 *
 * @param python the interpreter
 */
public record Peer(String python) {

    /**
     * Runs a script in a process of its own.
     *
     * @param owner the class beside which the script stands
     * @param script name of the script, which prints nothing if what it needs is not installed
     * @param arguments its arguments
     * @return what it printed as lines {@code name=value}; nothing if there is no Python
     * @throws IOException if it fails
     */
    public Map<String, String> run(Class<?> owner, String script, List<String> arguments) throws IOException {
        if (!isThere()) {
            return Map.of();
        }
        Path file = Files.createTempFile("peer", ".py");
        try (InputStream in = owner.getResourceAsStream(script)) {
            Files.write(file, in.readAllBytes());
            List<String> command = new ArrayList<>(List.of(python, file.toString()));
            command.addAll(arguments);
            return Fork.run(command);
        } finally {
            Files.delete(file);
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
