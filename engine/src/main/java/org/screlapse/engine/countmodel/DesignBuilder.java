package org.screlapse.engine.countmodel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes a {@link Design} from what is known of the samples, as R's {@code model.matrix(~ patient + timepoint)} does: an
 * intercept, for each grouping a column for every group but its first (the reference), and a column for each number.
 * Immutable.
 */
public final class DesignBuilder {
    private final int samples;
    private final List<String> names;
    private final List<double[]> columns;

    private DesignBuilder(int samples, List<String> names, List<double[]> columns) {
        this.samples = samples;
        this.names = names;
        this.columns = columns;
    }

    /** An intercept only. */
    public static DesignBuilder of(int samples) {
        double[] ones = new double[samples];
        Arrays.fill(ones, 1);
        return new DesignBuilder(samples, List.of("(Intercept)"), List.of(ones));
    }

    /**
     * Adds a grouping of the samples, such as the patient; nothing is added if all samples are in one group. The
     * columns are named by grouping and group, such as {@code timepoint relapse}.
     *
     * @param name what groups the samples
     * @param groups the group of each sample
     * @param reference the group to which the others are compared, null for the alphabetically first
     * @throws IllegalArgumentException if the group of a sample is missing, or no sample is in the reference
     */
    public DesignBuilder withGroups(String name, List<String> groups, String reference) {
        requireSamples(name, groups.size());
        for (int sample = 0; sample < samples; sample++) {
            if (groups.get(sample) == null) {
                throw new IllegalArgumentException("\"" + name + "\" is missing for sample " + (sample + 1) + " of "
                    + samples + "; the design needs it for every sample.");
            }
        }
        Set<String> levels = new LinkedHashSet<>(groups.stream().sorted().toList());
        String first = reference == null ? levels.iterator().next() : reference;
        if (!levels.remove(first)) {
            throw new IllegalArgumentException(
                "No sample has \"" + first + "\" as " + name + "; there are " + levels + ".");
        }
        DesignBuilder changed = this;
        for (String level : levels) {
            changed = changed.with(name + " " + level,
                groups.stream().mapToDouble(group -> group.equals(level) ? 1 : 0).toArray());
        }
        return changed;
    }

    /**
     * Adds a number known of each sample, such as the age of the patient; nothing is added if it is the same for all.
     *
     * @throws IllegalArgumentException if a number is missing
     */
    public DesignBuilder withNumbers(String name, double[] values) {
        requireSamples(name, values.length);
        for (int sample = 0; sample < samples; sample++) {
            if (!Double.isFinite(values[sample])) {
                throw new IllegalArgumentException("\"" + name + "\" is " + values[sample] + " for sample "
                    + (sample + 1) + " of " + samples + "; the design needs a number for every sample.");
            }
        }
        return Arrays.stream(values).distinct().count() < 2 ? this : with(name, values.clone());
    }

    /**
     * The design.
     *
     * @throws IllegalArgumentException if it is not of full rank; the columns are named
     */
    public Design build() {
        double[][] rows = new double[samples][columns.size()];
        for (int j = 0; j < columns.size(); j++) {
            for (int i = 0; i < samples; i++) {
                rows[i][j] = columns.get(j)[i];
            }
        }
        return Design.of(names, rows);
    }

    private DesignBuilder with(String name, double[] column) {
        List<String> moreNames = new ArrayList<>(names);
        moreNames.add(name);
        List<double[]> moreColumns = new ArrayList<>(columns);
        moreColumns.add(column);
        return new DesignBuilder(samples, moreNames, moreColumns);
    }

    private void requireSamples(String name, int values) {
        if (values != samples) {
            throw new IllegalArgumentException(
                "\"" + name + "\" has " + values + " values for " + samples + " samples.");
        }
    }
}
