package org.screlapse.engine.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.Assume;

/**
 * Where the data sets and the numbers of the peers are. Those of the project travel with it: the folder
 * {@code reference} of the resources has the scripts that made them. Larger sets are in a folder {@code shared} beside
 * the project, and tests of them skip where it is absent.
 */
public final class ReferenceFiles {

    /** The small cohort that travels with the project. */
    public static final String MADE = "made";

    private static final String FOLDER = "/org/screlapse/engine/reference/";

    private ReferenceFiles() {
    }

    /**
     * @param sets names of data sets
     * @return those and the one that travels with the project, which comes first
     */
    public static List<String> andMade(String... sets) {
        return Stream.concat(Stream.of(MADE), Stream.of(sets)).toList();
    }

    /**
     * @param set name of a data set
     * @return its folder, with the counts and obs.csv
     */
    public static Path data(String set) {
        return set.equals(MADE) ? resource(MADE).resolve("counts") : shared("data/ref").resolve(set);
    }

    /**
     * @param set name of a data set
     * @param file name of a table of reference numbers
     * @return the table, which may not exist; those of the project are not compressed
     */
    public static Path table(String set, String file) {
        return resource(set) == null ? shared("reference").resolve(set).resolve(file)
            : resource(set).resolve(file.replaceFirst("[.]gz$", ""));
    }

    /** @return the lines of a file, which may be compressed */
    public static List<String> lines(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
            InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
            BufferedReader reader = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    private static Path resource(String name) {
        URL folder = ReferenceFiles.class.getResource(FOLDER + name);
        try {
            return folder == null ? null : Path.of(folder.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param folder a path in the folder {@code shared}
     * @return that folder; the test skips where it is absent
     */
    public static Path shared(String folder) {
        Path above = Path.of("").toAbsolutePath();
        while (above != null && !Files.isDirectory(above.resolve("shared").resolve(folder))) {
            above = above.getParent();
        }
        Assume.assumeTrue("compares with larger data in a folder shared/, which is not here", above != null);
        return above.resolve("shared").resolve(folder);
    }
}
