package org.screlapse.engine.timepoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The timepoints that are compared.
 *
 * @param reference the earlier one
 * @param later those compared with it, in this order; at least one
 */
public record ChosenTimepoints(String reference, List<String> later) {
    /** A number, and what stands before and after it: 15, day 15, d15, 15.5 months. */
    private static final Pattern NUMBERED = Pattern.compile("(\\D*?)(-?\\d+(?:\\.\\d+)?)(\\D*)");

    /**
     * Checks a choice.
     *
     * @param reference the earlier timepoint
     * @param later those to be compared with it; none means all others, {@linkplain #inTime in their order}
     * @param there the timepoints of the data
     * @throws IllegalArgumentException if no reference was chosen, there is only one timepoint, or one that was chosen
     *             is not there or is both reference and later
     */
    public static ChosenTimepoints of(String reference, List<String> later, List<String> there) {
        String list = list(there);
        if (reference.isBlank()) {
            throw new IllegalArgumentException("No reference timepoint was chosen" + list);
        }
        requireThere("Reference", reference, there);
        if (there.size() < 2) {
            throw new IllegalArgumentException(
                "There is only one timepoint, '" + there.get(0) + "'; a comparison needs at least two.");
        }
        later.forEach(timepoint -> requireThere("Later", timepoint, there));
        if (later.contains(reference)) {
            throw new IllegalArgumentException(
                "Timepoint '" + reference + "' was chosen both as reference and as later timepoint" + list);
        }
        return new ChosenTimepoints(reference,
            later.isEmpty() ? inTime(there).stream().filter(timepoint -> !timepoint.equals(reference)).toList()
                : List.copyOf(new LinkedHashSet<>(later)));
    }

    /**
     * The order in time: the one given, or that of the numbers in the names, or the reference and then the later ones.
     *
     * @throws IllegalArgumentException if the given order names a timepoint twice, or one that is not there
     */
    List<String> ordered(List<String> order, List<String> there) {
        order.forEach(timepoint -> requireThere("Ordered", timepoint, there));
        if (new LinkedHashSet<>(order).size() < order.size()) {
            throw new IllegalArgumentException(
                "The order of the timepoints, " + String.join(", ", order) + ", names one twice; name each once.");
        }
        if (!order.isEmpty()) {
            return order;
        }
        return inTime(all());
    }

    /** The reference, then the later ones. */
    List<String> all() {
        List<String> all = new ArrayList<>(List.of(reference));
        all.addAll(later);
        return all;
    }

    /**
     * Timepoints that are numbers, or differ in a number only (day 0, day 15, day 33), by that number; others as they
     * are.
     */
    public static List<String> inTime(List<String> timepoints) {
        List<Matcher> names = timepoints.stream().map(NUMBERED::matcher).filter(Matcher::matches).toList();
        boolean alike = names.size() == timepoints.size()
            && names.stream().map(name -> List.of(name.group(1), name.group(3))).distinct().count() == 1;
        if (!alike) {
            return timepoints;
        }
        // In "day-0, day-15" the hyphen joins word and number, in "-7, 0" and "d-7, d0" it is a sign.
        boolean joined =
            names.stream().allMatch(name -> name.group(2).startsWith("-") && name.group(1).matches(".*\\S"));
        return names.stream().sorted(Comparator.comparingDouble(name -> {
            double number = Double.parseDouble(name.group(2));
            return joined ? Math.abs(number) : number;
        })).map(Matcher::group).toList();
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
