package org.screlapse.engine.cohort;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order of timepoints in time. */
public final class TimeOrder {
    /** A number, and what stands before and after it: 15, day 15, d15, 15.5 months. */
    private static final Pattern NUMBERED = Pattern.compile("(\\D*?)(-?\\d+(?:\\.\\d+)?)(\\D*)");

    private TimeOrder() {
    }

    /**
     * @param timepoints names of timepoints
     * @return those that are numbers, or differ in a number only (day 0, day 15, day 33), by that number; others as
     *         they are
     */
    public static List<String> of(List<String> timepoints) {
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

    /**
     * @param contrasts what is compared, all with the same reference; at least one
     * @param given the order that a user gave; empty if none
     * @param there the levels of the factor
     * @return the order in time: the one given, or that of the numbers in the names, or the reference and then the
     *         others as they are compared
     * @throws IllegalArgumentException if the given order names a level twice, or one that is not there
     */
    public static List<String> ordered(List<Contrast> contrasts, List<String> given, List<String> there) {
        String factor = contrasts.get(0).factor();
        ContrastChoice.requireThere(given, factor, there);
        if (new LinkedHashSet<>(given).size() < given.size()) {
            throw new IllegalArgumentException("The order of \"" + factor + "\", " + String.join(", ", given)
                + ", names a value twice; name each once.");
        }
        if (!given.isEmpty()) {
            return given;
        }
        List<String> all = new ArrayList<>(List.of(contrasts.get(0).reference()));
        contrasts.forEach(contrast -> all.add(contrast.other()));
        return of(all);
    }
}
