package org.screlapse.engine.signature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Previous symbols and aliases of human genes, from HGNC and NCBI. A current symbol always means itself, never another
 * gene of which it is an alias (MCM2 is one of MCM7); an alias that two genes share is not there.
 */
final class GeneAliases {

    private static final Map<String, List<String>> OTHERS = load();

    private GeneAliases() {
    }

    /**
     * @param symbol a gene symbol
     * @return the current symbol if this is a previous one or an alias, and these if it is current
     */
    static List<String> of(String symbol) {
        return OTHERS.getOrDefault(symbol, List.of());
    }

    /** Renamings of families come first; the aliases of the other genes follow, but for those that these explain. */
    private static Map<String, List<String>> load() {
        Map<String, List<String>> others = new HashMap<>();
        Set<String> renamed = new HashSet<>();
        SignatureLibrary.resource("gene_aliases.tsv").lines().skip(1).filter(line -> !line.isBlank()).forEach(line -> {
            String[] symbols = line.split("\t");
            add(others, symbols[0], symbols[1]);
            renamed.add(symbols[0]);
        });
        SignatureLibrary.resource("gene_synonyms.tsv").lines().skip(1).forEach(line -> {
            String[] columns = line.split("\t");
            for (String alias : columns[1].split(" ")) {
                if (!renamed.contains(alias)) {
                    add(others, alias, columns[0]);
                }
            }
        });
        return others;
    }

    private static void add(Map<String, List<String>> others, String alias, String current) {
        others.computeIfAbsent(alias, s -> new ArrayList<>(1)).add(current);
        others.computeIfAbsent(current, s -> new ArrayList<>(2)).add(alias);
    }
}
