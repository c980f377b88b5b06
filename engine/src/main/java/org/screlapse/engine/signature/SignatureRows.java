package org.screlapse.engine.signature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Collects signatures from the rows of a table: a gene per row, with the name of its signature and, if there are any,
 * its weight, direction and source. Rows of a signature need not lie together. Mutable; for one thread.
 */
public final class SignatureRows {

    private static final List<String> UP = List.of("up", "+", "1", "+1", "high", "positive", "pos");
    private static final List<String> DOWN = List.of("down", "dn", "-", "\u2212", "-1", "low", "negative", "neg");

    private final Map<String, Rows> bySignature = new LinkedHashMap<>();

    private static final class Rows {

        private final List<String> genes = new ArrayList<>();
        private final List<Double> weights = new ArrayList<>();
        private String source = "";
        private boolean weighted;
    }

    /**
     * @param where where the row is, to name it in messages, such as "line 7 of genes.csv"
     * @param signature name of the gene's signature
     * @param gene symbol or identifier; a row without one is left out
     * @param weight its weight as text; null or empty for 1
     * @param direction whether it is up (also +, 1) or down (also -, -1) in the state; null or empty for up
     * @param source where the signature comes from; null or empty if that is not known
     * @throws IllegalArgumentException if the signature has no name, the weight is not a number, or the direction is
     *             neither up nor down
     */
    public void add(String where, String signature, String gene, String weight, String direction, String source) {
        if (isEmpty(gene)) {
            return;
        }
        if (isEmpty(signature)) {
            throw new IllegalArgumentException("The gene " + gene.strip() + " in " + where
                + " belongs to no signature: give the name of its signature.");
        }
        Rows rows = bySignature.computeIfAbsent(signature.strip(), name -> new Rows());
        double number = weight(where, gene.strip(), weight);
        boolean down = isDown(where, gene.strip(), direction);
        rows.genes.add(gene.strip());
        rows.weights.add(down ? -Math.abs(number) : number);
        rows.weighted |= !isEmpty(weight) || down;
        if (rows.source.isEmpty() && !isEmpty(source)) {
            rows.source = source.strip();
        }
    }

    /** @return the signatures in the order of their first rows; without weights where no gene has one or is down */
    public List<Signature> signatures() {
        return bySignature.entrySet().stream().map(entry -> {
            Rows rows = entry.getValue();
            return new Signature(entry.getKey(), rows.genes, rows.weighted ? rows.weights : List.of(), rows.source);
        }).toList();
    }

    private static double weight(String where, String gene, String weight) {
        if (isEmpty(weight)) {
            return 1;
        }
        try {
            double number = Double.parseDouble(weight.strip());
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // answered below
        }
        throw new IllegalArgumentException(
            "The weight of gene " + gene + " in " + where + " is \"" + weight.strip() + "\", which is not a number.");
    }

    private static boolean isDown(String where, String gene, String direction) {
        String text = isEmpty(direction) ? "up" : direction.strip().toLowerCase(Locale.ROOT);
        if (!UP.contains(text) && !DOWN.contains(text)) {
            throw new IllegalArgumentException("The direction of gene " + gene + " in " + where + " is \""
                + direction.strip() + "\"; it must be up or down.");
        }
        return DOWN.contains(text);
    }

    private static boolean isEmpty(String text) {
        return text == null || text.isBlank();
    }
}
