package org.screlapse.engine.signature;

import java.util.Arrays;
import java.util.List;

/**
 * A gene signature: the genes by which a state of cells is recognized.
 *
 * @param name its name, also the name of the score
 * @param genes gene symbols or identifiers, at least one; a gene may come twice, which methods treat as once
 * @param weights a weight per gene, for methods that use them; empty if there are none
 * @param source where it comes from: publication, database, license; may be empty
 */
public record Signature(String name, List<String> genes, List<Double> weights, String source) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the name is blank, there are no genes, a gene is blank, or the weights are of
     *             another number or not finite
     */
    public Signature {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("A signature has no name: give it one; it names the score.");
        }
        if (genes.isEmpty()) {
            throw new IllegalArgumentException("Signature \"" + name + "\" has no genes: give at least one.");
        }
        if (genes.stream().anyMatch(g -> g == null || g.isBlank())) {
            throw new IllegalArgumentException("Signature \"" + name + "\" has a gene without a name.");
        }
        if (!weights.isEmpty() && weights.size() != genes.size()) {
            throw new IllegalArgumentException("Signature \"" + name + "\" has " + weights.size() + " weights for "
                + genes.size() + " genes: give one a gene, or none.");
        }
        for (int i = 0; i < weights.size(); i++) {
            if (!Double.isFinite(weights.get(i))) {
                throw new IllegalArgumentException("The weight of gene " + genes.get(i) + " in signature \"" + name
                    + "\" is " + weights.get(i) + ", which is not a number.");
            }
        }
        genes = List.copyOf(genes);
        weights = List.copyOf(weights);
    }

    /**
     * @param name its name
     * @param genes gene symbols or identifiers
     * @return a signature without weights
     * @throws IllegalArgumentException if the name is blank or there are no genes
     */
    public static Signature of(String name, List<String> genes) {
        return new Signature(name, genes, List.of(), "");
    }

    /**
     * @param name its name
     * @param typed genes as a person types or pastes them, separated by spaces, commas, semicolons or new lines
     * @return a signature without weights
     * @throws IllegalArgumentException if the name is blank or there are no genes
     */
    public static Signature parse(String name, String typed) {
        return of(name, Arrays.stream(typed.split("[\\s,;\"']+")).filter(g -> !g.isEmpty()).toList());
    }

    /**
     * @param other another name
     * @return this signature under that name
     */
    public Signature withName(String other) {
        return new Signature(other, genes, weights, source);
    }
}
