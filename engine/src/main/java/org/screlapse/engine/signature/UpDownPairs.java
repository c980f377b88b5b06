package org.screlapse.engine.signature;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Joins signatures of genes that are high in a state with those of genes that are low in it, where names tell that they
 * belong together: {@code X_UP} with {@code X_DOWN} or {@code X_DN}, in any case, become {@code X}. Genes of the latter
 * get the weight −1, the others 1. Signatures with weights of their own and those without a partner stay as they are.
 */
public final class UpDownPairs {

    private UpDownPairs() {
    }

    /**
     * @param signatures signatures
     * @return the signatures, a pair joined in the place of its first
     */
    public static List<Signature> join(List<Signature> signatures) {
        Map<String, List<Signature>> byStem = new LinkedHashMap<>();
        for (Signature signature : signatures) {
            String stem = direction(signature).isEmpty() ? "=" + signature.name() : stem(signature);
            byStem.computeIfAbsent(stem, s -> new ArrayList<>()).add(signature);
        }
        List<Signature> joined = new ArrayList<>();
        for (List<Signature> group : byStem.values()) {
            if (group.size() == 2 && !direction(group.get(0)).equals(direction(group.get(1)))) {
                joined.add(join(group.get(0), group.get(1)));
            } else {
                joined.addAll(group);
            }
        }
        return List.copyOf(joined);
    }

    private static Signature join(Signature first, Signature second) {
        boolean isFirstUp = direction(first).equals("up");
        Signature up = isFirstUp ? first : second;
        Signature down = isFirstUp ? second : first;
        List<String> genes = new ArrayList<>(up.genes());
        genes.addAll(down.genes());
        List<Double> weights = new ArrayList<>(Collections.nCopies(up.genes().size(), 1.0));
        weights.addAll(Collections.nCopies(down.genes().size(), -1.0));
        return new Signature(stem(up), genes, weights, up.source());
    }

    private static String direction(Signature signature) {
        String end = signature.name().substring(signature.name().lastIndexOf('_') + 1).toLowerCase(Locale.ROOT);
        if (!signature.weights().isEmpty() || !signature.name().contains("_")) {
            return "";
        }
        return switch (end) {
            case "up" -> "up";
            case "down", "dn" -> "down";
            default -> "";
        };
    }

    private static String stem(Signature signature) {
        return signature.name().substring(0, signature.name().lastIndexOf('_'));
    }
}
