package org.screlapse.engine.timepoint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The timepoints that are compared.
 *
 * @param reference the earlier one
 * @param later those compared with it, in this order; at least one
 */
public record ChosenTimepoints(String reference, List<String> later) {

    /**
     * Checks a choice.
     *
     * @param reference the earlier timepoint
     * @param later those to be compared with it; none means all others, in the order of the data
     * @param there the timepoints of the data
     * @throws IllegalArgumentException if no reference was chosen, there is only one timepoint, or one that was chosen
     *     is not there or is both reference and later
     */
    public static ChosenTimepoints of(String reference, List<String> later, List<String> there) {
        String list = list(there);
        if (reference.isBlank()) {
            throw new IllegalArgumentException("No reference timepoint was chosen" + list);
        }
        requireThere("Reference", reference, there);
        if (there.size() < 2) {
            throw new IllegalArgumentException("There is only one timepoint, '" + there.get(0)
                + "'; a comparison needs at least two.");
        }
        later.forEach(timepoint -> requireThere("Later", timepoint, there));
        if (later.contains(reference)) {
            throw new IllegalArgumentException("Timepoint '" + reference
                + "' was chosen both as reference and as later timepoint" + list);
        }
        return new ChosenTimepoints(reference, later.isEmpty()
            ? there.stream().filter(timepoint -> !timepoint.equals(reference)).toList()
            : List.copyOf(new LinkedHashSet<>(later)));
    }

    /**
     * The order in time: the one given, or the reference and then the later ones.
     *
     * @throws IllegalArgumentException if the given order names a timepoint twice, or one that is not there
     */
    List<String> ordered(List<String> order, List<String> there) {
        order.forEach(timepoint -> requireThere("Ordered", timepoint, there));
        if (new LinkedHashSet<>(order).size() < order.size()) {
            throw new IllegalArgumentException("The order of the timepoints, " + String.join(", ", order)
                + ", names one twice; name each once.");
        }
        if (!order.isEmpty()) {
            return order;
        }
        List<String> natural = new ArrayList<>(List.of(reference));
        natural.addAll(later);
        return natural;
    }

    private static void requireThere(String role, String timepoint, List<String> there) {
        if (!there.contains(timepoint)) {
            throw new IllegalArgumentException(role + " timepoint '" + timepoint + "' does not occur" + list(there));
        }
    }

    private static String list(List<String> there) {
        return "; the timepoints are: " + String.join(", ", there) + ".";
    }
}
