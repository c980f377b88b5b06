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
 * Signatures by name. The built-in ones (human), grouped by disease: the leukemic stem cell scores LSC17 and LSC104 and
 * the hierarchy of acute myeloid leukemia, whose names begin with {@code AML_}; resistance in T-ALL; cell cycle,
 * quiescence, T-cell exhaustion and the 50 Hallmark sets. Each says where it comes from.
 */
public final class SignatureLibrary {

    /**
     * Signatures of one disease or topic.
     *
     * @param name the disease or topic, for a person to read
     * @param prefix what the names of its signatures begin with, so that a score says what it is made for; may be empty
     * @param signatures the signatures
     */
    public record Group(String name, String prefix, List<Signature> signatures) {

        private static Group of(String name, String prefix, List<Signature> signatures) {
            return new Group(name, prefix,
                signatures.stream().map(s -> s.name().startsWith(prefix) ? s : s.withName(prefix + s.name())).toList());
        }
    }

    private final List<Group> groups;
    private final Map<String, Signature> byName = new LinkedHashMap<>();
    private final Map<String, Signature> byShortName = new LinkedHashMap<>();

    private SignatureLibrary(List<Group> groups) {
        this.groups = groups;
        for (Group group : groups) {
            for (Signature signature : group.signatures) {
                byName.put(signature.name(), signature);
                byShortName.put(signature.name().substring(group.prefix.length()), signature);
            }
        }
    }

    /** @return the signatures that come with the engine */
    public static SignatureLibrary builtIn() {
        return BuiltIn.LIBRARY;
    }

    /** @return the signatures by disease or topic, in order */
    public List<Group> groups() {
        return groups;
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
     * @param name name of a signature, with or without the prefix of its group
     * @return the signature, if there is one of that name
     */
    public Optional<Signature> find(String name) {
        return Optional.ofNullable(byName.getOrDefault(name, byShortName.get(name)));
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
                + (near.isEmpty() ? "there are " : "similar ones are ")
                + NameList.of(near.isEmpty() ? names() : near, 5) + ".");
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
            List<Signature> aml = new ArrayList<>(List.of(lsc17()));
            aml.addAll(sets("aml_hierarchy"));
            return new SignatureLibrary(List.of(Group.of("Acute myeloid leukemia", "AML_", aml),
                Group.of("T-cell acute lymphoblastic leukemia", "TALL_", sets("t_all_resistance")),
                Group.of("Cell cycle", "CELL_CYCLE_", sets("cell_cycle")),
                Group.of("Quiescence", "G0_ARREST_", sets("quiescence")),
                Group.of("T-cell exhaustion", "T_CELL_EXHAUSTION_", sets("t_cell_exhaustion")),
                Group.of("Hallmark", "HALLMARK_", sets("hallmark"))));
        }

        private static List<Signature> sets(String file) {
            return SignatureReader.parseGmt(file, resource(file + ".gmt"));
        }

        private static Signature lsc17() {
            List<String> genes = new ArrayList<>();
            List<Double> weights = new ArrayList<>();
            resource("lsc17_weights.tsv").lines().skip(1).filter(line -> !line.isBlank()).forEach(line -> {
                String[] columns = line.split("\t");
                genes.add(columns[0]);
                weights.add(Double.valueOf(columns[1]));
            });
            return new Signature("LSC17_Ng2016", genes, weights, "Ng 2016 (10.1038/nature20598), 17-gene leukemic"
                + " stem cell score, a weighted sum of log expression");
        }
    }
}
