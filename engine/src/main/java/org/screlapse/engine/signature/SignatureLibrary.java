package org.screlapse.engine.signature;

import org.screlapse.engine.task.NameList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Signatures by name. The built-in ones (human): the leukemic stem cell scores LSC17 and LSC104, the AML hierarchy,
 * resistance in T-ALL, cell cycle, quiescence, T-cell exhaustion and the 50 Hallmark sets; each says where it comes
 * from.
 */
public final class SignatureLibrary {

    private static final List<String> GENE_SETS = List.of("aml_hierarchy.gmt", "t_all_resistance.gmt", "cell_cycle.gmt",
        "quiescence.gmt", "t_cell_exhaustion.gmt", "hallmark.gmt");

    private final Map<String, Signature> byName;

    private SignatureLibrary(List<Signature> signatures) {
        byName = new LinkedHashMap<>();
        signatures.forEach(s -> byName.put(s.name(), s));
    }

    /** @return the signatures that come with the engine */
    public static SignatureLibrary builtIn() {
        return BuiltIn.LIBRARY;
    }

    /** @return the signatures, in order */
    public List<Signature> signatures() {
        return List.copyOf(byName.values());
    }

    /** @return their names, in order */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /**
     * @param name name of a signature
     * @return the signature, if there is one of that name
     */
    public Optional<Signature> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * @param name name of a signature
     * @return the signature
     * @throws IllegalArgumentException if there is none of that name
     */
    public Signature get(String name) {
        return find(name).orElseThrow(() -> {
            String part = name.toLowerCase(Locale.ROOT);
            List<String> near =
                byName.keySet().stream().filter(n -> n.toLowerCase(Locale.ROOT).contains(part)).toList();
            return new IllegalArgumentException("There is no built-in signature \"" + name + "\"; "
                + (near.isEmpty() ? "there are " : "similar ones are ") + NameList.of(near.isEmpty() ? names() : near, 5)
                + ".");
        });
    }

    static String resource(String name) {
        try (InputStream in = SignatureLibrary.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " of the engine", e);
        }
    }

    /** Loaded when first asked for. */
    private static final class BuiltIn {

        static final SignatureLibrary LIBRARY = load();

        private static SignatureLibrary load() {
            List<Signature> all = new ArrayList<>();
            all.add(lsc17());
            GENE_SETS.forEach(file -> all.addAll(SignatureReader.parseGmt(file, resource(file))));
            return new SignatureLibrary(all);
        }

        private static Signature lsc17() {
            List<String> genes = new ArrayList<>();
            List<Double> weights = new ArrayList<>();
            resource("lsc17_weights.tsv").lines().skip(1).filter(line -> !line.isBlank()).forEach(line -> {
                String[] columns = line.split("\t");
                genes.add(columns[0]);
                weights.add(Double.valueOf(columns[1]));
            });
            return new Signature("LSC17_Ng2016", genes, weights, "Ng 2016 (10.1038/nature20598), 17-gene leukaemic"
                + " stem cell score, a weighted sum of log expression");
        }
    }
}
