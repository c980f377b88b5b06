package org.screlapse.engine.abundance;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.screlapse.engine.cohort.Contrast;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.task.Run;

/**
 * One comparison of {@link ExpansionDetector}.
 *
 * @param contrast what was compared
 * @param cells results of each cell
 * @param populations clusters or labels; or the regions of neighborhoods, last the cells that did not change
 * @param neighborhoods the neighborhoods, none if clusters or labels were tested
 */
public record ExpansionResult(Contrast contrast, Cells cells, List<PopulationRow> populations,
    List<NeighborhoodRow> neighborhoods) {

    private static final int MOST_NAMED = 3;
    /** The name of the test. */
    static final String TEST = "negative-binomial quasi-likelihood F";
    /** What it estimates. */
    static final String LOG2_FOLD_CHANGE = "log2 fold change";

    /** @return the level compared with the reference */
    public String timepoint() {
        return contrast.other();
    }

    String sentence() {
        List<PopulationRow> grown =
            populations.stream().filter(row -> row.isCalled() && row.log2FoldChange() > 0).toList();
        List<PopulationRow> shrunk =
            populations.stream().filter(row -> row.isCalled() && row.log2FoldChange() < 0).toList();
        return "From " + contrast.reference() + " to " + contrast.other() + ", " + list(grown, "grew") + " and "
            + list(shrunk, "shrank") + ".";
    }

    private static String list(List<PopulationRow> rows, String verb) {
        return rows.isEmpty() ? "nothing " + verb
            : rows.stream().limit(MOST_NAMED)
                .map(row -> String.format(Locale.ROOT, "%s%s (%.1f to %.1f %%)", row.population(),
                    row.label() == null ? "" : ", mostly " + row.label(), 100 * row.reference().fraction(),
                    100 * row.later().fraction()))
                .collect(Collectors.joining(", ", "",
                    (rows.size() > MOST_NAMED ? " and " + (rows.size() - MOST_NAMED) + " more" : "") + " " + verb));
    }

    /**
     * Results of each cell; NaN or missing for a cell that is in no neighborhood or has no label.
     *
     * @param meanLog2FoldChange mean over the neighborhoods that hold the cell, or that of its population
     * @param maxLog2FoldChange the one farthest from zero
     * @param fdr the smallest FDR of the neighborhoods that hold the cell, or that of its population
     * @param group {@code expanded}, {@code shrunken} or {@code unchanged}; regions are numbered, {@code expanded 1};
     *            what rests on one patient names it, {@code expanded 2 (mostly P3)}
     */
    public record Cells(double[] meanLog2FoldChange, double[] maxLog2FoldChange, double[] fdr,
        CategoricalColumn group) {}

    /** Notes if some of the populations that changed rest on one patient. */
    static void noteOnePatient(List<PopulationRow> populations, Run run) {
        List<String> rows = populations.stream().filter(row -> row.onlyPatient() != null)
            .map(row -> row.population().endsWith(row.onlyPatient() + ")") ? row.population()
                : row.population() + " (" + row.onlyPatient() + ")")
            .toList();
        if (!rows.isEmpty()) {
            run.note("These changes rest mostly on one patient and say little of the others: " + String.join(", ", rows)
                + ".");
        }
    }
}
