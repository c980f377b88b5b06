package org.screlapse.engine.clonal;

import java.util.Locale;
import org.screlapse.engine.stats.Interval;
import org.screlapse.engine.stats.ProportionInterval;

/**
 * Finds the type of a relapse from the sizes of clones.
 *
 * <p>
 * Let D be the largest clone of the later sample. The relapse is of
 * <ul>
 * <li>type 1, the major clone returned: D was the largest clone of the reference, or had at least {@code major} of its
 * cells;
 * <li>type 2, a minor clone took over: D had less than {@code minor} of the reference's cells, and the upper end of the
 * confidence interval (Wilson) of that fraction lies below {@code major}, so that it was not simply missed among few
 * cells;
 * <li>neither, undetermined, otherwise.
 * </ul>
 * Labels tell clones apart, not their descent: whether a minor clone was ancestral to the major one needs the mutations
 * themselves.
 *
 * @param major from this fraction on a clone of the reference is major, above 0 to 1
 * @param minor below this fraction it is minor, above 0 and at most major
 * @see <a href="https://doi.org/10.3324/haematol.2015.129692">Kunz et al., Haematologica 100 (2015) 1442, for the two
 *      types</a>
 */
public record RelapseRule(double major, double minor) {

    /** Checks the thresholds. */
    public RelapseRule {
        if (!(minor > 0 && minor <= major && major <= 1)) {
            throw new IllegalArgumentException("The thresholds of the relapse types are " + minor + " (minor) and "
                + major + " (major); they must lie above 0, at most 1, and the minor one must not be the larger one.");
        }
    }

    /** What a relapse can be. */
    public enum Type {
        /** The major clone of the reference returned. */
        TYPE_1("type 1"),
        /** A minor clone of the reference took over. */
        TYPE_2("type 2"),
        /** The rule does not say. */
        UNDETERMINED("undetermined");

        private final String label;

        Type(String label) {
            this.label = label;
        }

        /** A word for tables. */
        public String label() {
            return label;
        }
    }

    /**
     * The type of one relapse.
     *
     * @param type the type
     * @param reason the sizes that decided
     * @param isUnseen whether the largest later clone was too small to be seen at the reference: its growth is certain,
     *            its state before it is not
     */
    public record Verdict(Type type, String reason, boolean isUnseen) {}

    private static final String UNSEEN =
        "; grew from a clone too small to be seen; stem-like before or since cannot be told";

    /** The rule with its thresholds, for tables. */
    public String text() {
        return "type 1: the largest later clone was the largest at the reference or had at least " + percent(major)
            + " of it; type 2: it had less than " + percent(minor) + ", its confidence limit below " + percent(major);
    }

    Verdict verdict(CloneSums reference, CloneSums later, ProportionInterval intervals) {
        int clone = later.largest();
        if (clone < 0 || reference.cells() == 0) {
            return new Verdict(Type.UNDETERMINED,
                "no cells with a clone at " + (clone < 0 ? "the later timepoint" : "the reference"), false);
        }
        int cells = reference.cells(clone);
        double fraction = (double) cells / reference.cells();
        Interval interval = intervals.wilson(cells, reference.cells());
        String size = cells + " of " + reference.cells() + " cells (" + percent(fraction) + ", "
            + percent(interval.low()) + " to " + percent(interval.high()) + ") at the reference";
        if (cells > 0 && cells == reference.cells(reference.largest())) {
            return new Verdict(Type.TYPE_1, "was the largest clone, " + size, false);
        }
        if (fraction >= major) {
            return new Verdict(Type.TYPE_1, "was a major clone, " + size, false);
        }
        if (fraction < minor && interval.high() < major) {
            return new Verdict(Type.TYPE_2,
                (cells == 0 ? "was not seen, " : "was a minor clone, ") + size + (cells == 0 ? UNSEEN : ""),
                cells == 0);
        }
        return new Verdict(Type.UNDETERMINED,
            (fraction < minor ? "too few cells to call it minor, " : "was neither major nor minor, ") + size,
            cells == 0);
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.3g %%", 100 * fraction);
    }
}
