package org.screlapse.engine.signature;

import org.screlapse.engine.task.NameList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.Names;

/**
 * Finds the genes of signatures among those of a data set. A gene is looked for, in this order,
 * <ol>
 * <li>by its name as written;
 * <li>by its current symbol, if it is written by a previous one or an alias, and the other way round (see
 * {@link GeneAliases}: a current symbol always means itself);
 * <li>by identifier, in the gene annotation {@code gene_ids};
 * <li>by its name, another symbol or its identifier in another form, the first such gene of the data: upper or lower
 * case (CD34 and Cd34), the prefix of a genome ({@code GRCh38_CD34}, {@code GRCh38---CD34}), the version of an Ensembl
 * identifier ({@code ENSG00000174059.17}), dots that R made of dashes ({@code HLA.DRA}).
 * </ol>
 * Not safe for several threads.
 */
public final class GeneMatcher {

    private static final String IDENTIFIERS = "gene_ids";
    private static final Pattern GENOME =
        Pattern.compile("^(?:GRCh|GRCm|hg|mm|T2T)[0-9]+[A-Za-z0-9.]*(?:_+|-{2,})", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENSEMBL_VERSION = Pattern.compile("^(ENS[A-Z]*[0-9]{11})\\.[0-9]+$");

    private final Names names;
    private final Column identifiers;
    private Map<String, Integer> byIdentifier;
    private Map<String, Integer> byForm;

    /** @param genes names and annotations of the genes of the data */
    public GeneMatcher(Annotations genes) {
        names = genes.names();
        identifiers = genes.column(IDENTIFIERS).orElse(null);
    }

    /**
     * The genes of a signature in the data. A gene that the signature has twice, also under two symbols, is there once.
     *
     * @param signature the signature
     * @param genes indices of the genes that were found, in the signature's order
     * @param found the signature's names of these
     * @param matched the data's names of these
     * @param missing the signature's names of genes that were not found
     * @param weights the signature's weights of those found; empty if it has none
     */
    public record Match(Signature signature, int[] genes, List<String> found, List<String> matched,
        List<String> missing, List<Double> weights) {

        /** @return share of the genes that were found, 0 to 1 */
        public double share() {
            return (double) found.size() / (found.size() + missing.size());
        }

        /** @return the genes that are high in the state: all, but for those of negative weight */
        public int[] up() {
            return IntStream.range(0, genes.length).filter(i -> !isDown(i)).map(i -> genes[i]).toArray();
        }

        /** @return the genes that are low in the state: those of negative weight */
        public int[] down() {
            return IntStream.range(0, genes.length).filter(this::isDown).map(i -> genes[i]).toArray();
        }

        /** Number of genes that were not found of those that are low (or else high) in the state. */
        public int missingCount(boolean low) {
            return (int) missing.stream()
                .filter(gene -> low
                    == (!signature.weights().isEmpty() && signature.weights().get(signature.genes().indexOf(gene)) < 0))
                .count();
        }

        private boolean isDown(int gene) {
            return !weights.isEmpty() && weights.get(gene) < 0;
        }
    }

    /**
     * @param signature a signature
     * @return its genes in the data
     * @throws IllegalArgumentException if none is there
     */
    public Match match(Signature signature) {
        Map<Integer, Integer> firstOf = new LinkedHashMap<>();
        Set<String> missing = new LinkedHashSet<>();
        for (int i = 0; i < signature.genes().size(); i++) {
            int index = indexOf(signature.genes().get(i));
            if (index < 0) {
                missing.add(signature.genes().get(i));
            } else {
                firstOf.putIfAbsent(index, i);
            }
        }
        if (firstOf.isEmpty()) {
            throw new IllegalArgumentException(
                "No gene of signature \"" + signature.name() + "\" is in the data: the signature has "
                    + NameList.of(List.copyOf(missing), 3) + ", the data have " + NameList.of(names.asList(), 3)
                    + ". Do both use the same kind of gene names, and are they of the same species?");
        }
        return new Match(signature, firstOf.keySet().stream().mapToInt(Integer::intValue).toArray(),
            firstOf.values().stream().map(signature.genes()::get).toList(),
            firstOf.keySet().stream().map(names::get).toList(), List.copyOf(missing), signature.weights().isEmpty()
                ? List.of() : firstOf.values().stream().map(signature.weights()::get).toList());
    }

    /**
     * @param gene a gene's symbol or identifier
     * @return its index in the data, −1 if it is not there
     */
    public int indexOf(String gene) {
        String name = gene.strip();
        int index = names.indexOf(name);
        List<String> others = index >= 0 ? List.of() : GeneAliases.of(name);
        for (int i = 0; index < 0 && i < others.size(); i++) {
            index = names.indexOf(others.get(i));
        }
        if (index < 0) {
            index = identifiers().getOrDefault(name, -1);
        }
        if (index < 0) {
            index = forms().getOrDefault(form(name), -1);
        }
        for (int i = 0; index < 0 && i < others.size(); i++) {
            index = forms().getOrDefault(form(others.get(i)), -1);
        }
        return index;
    }

    private Map<String, Integer> identifiers() {
        if (byIdentifier == null) {
            byIdentifier = new HashMap<>();
            for (int gene = 0; identifiers != null && gene < names.size(); gene++) {
                if (!identifiers.isMissing(gene)) {
                    byIdentifier.putIfAbsent(identifiers.text(gene), gene);
                }
            }
        }
        return byIdentifier;
    }

    /** Genes by the form in which names that differ in writing only are the same; names before identifiers. */
    private Map<String, Integer> forms() {
        if (byForm == null) {
            byForm = new HashMap<>();
            for (int gene = 0; gene < names.size(); gene++) {
                byForm.putIfAbsent(form(names.get(gene)), gene);
            }
            identifiers().entrySet().stream().sorted(Map.Entry.comparingByValue())
                .forEach(entry -> byForm.putIfAbsent(form(entry.getKey()), entry.getValue()));
        }
        return byForm;
    }

    private static String form(String name) {
        String plain = GENOME.matcher(name).replaceFirst("");
        plain = ENSEMBL_VERSION.matcher(plain).replaceFirst("$1");
        return plain.replace('.', '-').toLowerCase(Locale.ROOT);
    }
}
