package org.screlapse.engine.signature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Previous and current symbols of genes, from HGNC. */
final class GeneAliases {

    private static final Map<String, List<String>> OTHERS = load();

    private GeneAliases() {
    }

    /**
     * @param symbol a gene symbol
     * @return the current symbol if this is a previous one, and previous ones if it is current
     */
    static List<String> of(String symbol) {
        return OTHERS.getOrDefault(symbol, List.of());
    }

    private static Map<String, List<String>> load() {
        Map<String, List<String>> others = new HashMap<>();
        SignatureLibrary.resource("gene_aliases.tsv").lines().skip(1).filter(line -> !line.isBlank()).forEach(line -> {
            String[] symbols = line.split("\t");
            others.computeIfAbsent(symbols[0], s -> new ArrayList<>()).add(symbols[1]);
            others.computeIfAbsent(symbols[1], s -> new ArrayList<>()).add(symbols[0]);
        });
        return others;
    }
}
