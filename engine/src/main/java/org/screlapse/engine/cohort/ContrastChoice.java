package org.screlapse.engine.cohort;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/**
 * The levels of a factor that a user chose to compare.
 *
 * @param reference the level that others are compared with; empty if none was chosen yet
 * @param others those compared with it, in this order; none means all but the reference, {@linkplain TimeOrder in their
 *            order in time}
 */
public record ContrastChoice(String reference, List<String> others) {

    /** Nothing was chosen yet. */
    public static final ContrastChoice NONE = new ContrastChoice("", List.of());

    /** Takes a copy, without repeats. */
    public ContrastChoice {
        Objects.requireNonNull(reference, "reference");
        others = List.copyOf(new LinkedHashSet<>(others));
    }

    /**
     * @param reference the level that others are compared with
     * @param other the one compared with it; empty for all others
     * @return the choice
     */
    public static ContrastChoice of(String reference, String other) {
        return new ContrastChoice(reference, other.isBlank() ? List.of() : List.of(other));
    }

    /**
     * Checks the choice.
     *
     * @param factor the annotation that tells the levels
     * @param there its levels; none if they are not known yet
     * @throws IllegalArgumentException if no reference was chosen, there is only one level, or one that was chosen is
     *             not there or is compared with itself
     */
    public void check(String factor, List<String> there) {
        if (reference.isBlank()) {
            throw new IllegalArgumentException("Choose the reference, such as diagnosis or untreated"
                + (there.isEmpty() ? "." : "; \"" + factor + "\" has " + there + "."));
        }
        if (there.size() == 1) {
            throw new IllegalArgumentException("There is only one value in \"" + factor + "\", \"" + there.get(0)
                + "\"; a comparison needs at least two.");
        }
        requireThere(List.of(reference), factor, there);
        requireThere(others, factor, there);
        if (others.contains(reference)) {
            throw new IllegalArgumentException(
                "The reference, \"" + reference + "\", is compared with itself; choose another value of \"" + factor
                    + "\"" + (there.isEmpty() ? "." : ", which has " + there + "."));
        }
    }

    /**
     * @param factor the annotation that tells the levels
     * @param there its levels that have samples
     * @return what is compared; at least one
     * @throws IllegalArgumentException as {@link #check}
     */
    public List<Contrast> contrasts(String factor, List<String> there) {
        check(factor, there);
        List<String> compared = new ArrayList<>(others.isEmpty() ? TimeOrder.of(there) : others);
        compared.remove(reference);
        return compared.stream().map(other -> new Contrast(factor, reference, other)).toList();
    }

    /**
     * @param there the levels of the factor; none if they are not known yet
     * @return the reference and what is compared with it; none if that is not known yet
     */
    public List<String> levels(List<String> there) {
        if (reference.isBlank() || (others.isEmpty() && there.isEmpty())) {
            return List.of();
        }
        List<String> levels = new ArrayList<>(List.of(reference));
        levels.addAll(others.isEmpty() ? TimeOrder.of(there) : others);
        return levels.stream().distinct().toList();
    }

    /** @throws IllegalArgumentException if a level is not among those that are known */
    static void requireThere(List<String> levels, String factor, List<String> there) {
        for (String level : levels) {
            if (!there.isEmpty() && !there.contains(level)) {
                throw new IllegalArgumentException(
                    "There is no \"" + level + "\" in \"" + factor + "\"; it has " + there + ".");
            }
        }
    }
}
