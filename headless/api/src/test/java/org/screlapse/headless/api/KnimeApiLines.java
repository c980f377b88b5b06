package org.screlapse.headless.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes the list that {@link KnimeApiSubsetTest} compares with: for every public or protected class and member of the
 * stand-in, and for the supertypes between them, the line of KNIME's full list. Run it after adding to the stand-in, in
 * the project's folder:
 *
 * <pre>java -cp headless/target/classes:headless/target/test-classes:… org.screlapse.headless.api.KnimeApiLines \
 *     headless/src/test/resources/knime-api-5.8.2.txt [api-signatures-5.8.2.txt]</pre>
 *
 * Lines of packages that the full list does not cover are read off KNIME's source by hand and stand at the end of the
 * file, below {@link #READ_OFF_SOURCE}; they are kept. What is found nowhere is printed, and the program ends with 1.
 */
public final class KnimeApiLines {

    static final String RESOURCE = "knime-api-5.8.2.txt";
    static final String READ_OFF_SOURCE = "# read off KNIME's source:";

    private static final String FULL_LIST = "shared/knime/api-signatures-5.8.2.txt";

    private KnimeApiLines() {
    }

    /** @return KNIME's full list in a folder above the working directory, or null */
    static Path sharedList() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(FULL_LIST))) {
                return folder.resolve(FULL_LIST);
            }
        }
        return null;
    }

    public static void main(String[] args) throws IOException {
        Path resource = Path.of(args[0]);
        Path full = args.length > 1 ? Path.of(args[1]) : sharedList();
        if (full == null) {
            throw new IllegalArgumentException("There is no " + FULL_LIST + " above this folder; give its path.");
        }
        List<String> before = Files.exists(resource) ? Files.readAllLines(resource) : List.of();
        int own = before.indexOf(READ_OFF_SOURCE);
        List<String> readOffSource = own < 0 ? List.of() : before.subList(own, before.size());

        List<String> missing = new ArrayList<>();
        List<String> result = new ArrayList<>(
            List.of("# The part of KNIME 5.8.2's public and protected signatures that the stand-in has."));
        result.addAll(lines(new ApiList(Files.readAllLines(full)), new ApiList(readOffSource), missing));
        result.addAll(readOffSource);
        Files.write(resource, result);
        System.out.println(result.size() + " lines written to " + resource);
        missing.forEach(key -> System.out.println("not in KNIME's list: " + key));
        System.exit(missing.isEmpty() ? 0 : 1);
    }

    private static List<String> lines(ApiList full, ApiList readOffSource, List<String> missing) throws IOException {
        Set<String> result = new LinkedHashSet<>();
        for (Class<?> c : OwnApi.classes()) {
            List<String> keys = new ArrayList<>(List.of("class " + c.getName()));
            OwnApi.members(c).stream().map(ApiLine::key).sorted().forEach(keys::add);
            full.supertypes(c.getName()).forEach(type -> keys.add("class " + type));
            for (String key : keys) {
                if (full.text(key) != null) {
                    result.add(full.text(key));
                } else if (readOffSource.text(key) == null) {
                    missing.add(key);
                }
            }
        }
        return List.copyOf(result);
    }
}
