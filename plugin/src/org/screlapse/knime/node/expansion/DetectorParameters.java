package org.screlapse.knime.node.expansion;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.widget.choices.Label;
import org.screlapse.engine.abundance.ExpansionDetector;
import org.screlapse.engine.abundance.NeighbourhoodSampling;
import org.screlapse.engine.abundance.SpatialFdr.Weighting;
import org.screlapse.engine.countmodel.Normalization;

/** The settings of the statistics. */
final class DetectorParameters implements WidgetGroup, Persistable {

    enum Scaling {
        @Label(value = "TMM", description = "Trimmed mean of M-values: most populations are taken as unchanged.")
        TMM(Normalization.TMM), //
        @Label(value = "RLE", description = "Median of ratios: the median population is taken as unchanged.")
        RLE(Normalization.RLE), //
        @Label(value = "None", description = "Fractions as they are: when one population grows, all others shrink.")
        NONE(Normalization.NONE);

        private final Normalization normalization;

        Scaling(Normalization normalization) {
            this.normalization = normalization;
        }
    }

    enum Density {
        @Label(value = "Distance to the k-th neighbour", description = "Of the index cell.")
        K_DISTANCE(Weighting.K_DISTANCE), //
        @Label(value = "Mean distance", description = "Between the cells of the neighbourhood.")
        NEIGHBOUR_DISTANCE(Weighting.NEIGHBOUR_DISTANCE), //
        @Label(value = "Largest distance", description = "Between the cells of the neighbourhood.")
        MAX_DISTANCE(Weighting.MAX_DISTANCE), //
        @Label(value = "Overlap", description = "Cells shared with other neighbourhoods.")
        GRAPH_OVERLAP(Weighting.GRAPH_OVERLAP), //
        @Label(value = "None", description = "All neighbourhoods weigh alike (Benjamini–Hochberg).")
        NONE(Weighting.NONE);

        private final Weighting weighting;

        Density(Weighting weighting) {
            this.weighting = weighting;
        }
    }

    @Widget(title = "False discovery rate",
        description = "What is below this counts as expanded or shrunken, such as" + " 0.1.")
    double fdr = 0.1;

    @Widget(title = "Normalisation", description = "How samples are made comparable.")
    @Advanced
    Scaling normalization = Scaling.TMM;

    @Widget(title = "Least scatter of clusters and labels", description = "Takes no cluster or label to differ less"
        + " between samples than others of its size: a dozen of them say too little of it, and without this limit about"
        + " one in five comparisons in which nothing changed had a call. Without it the results are those of edgeR"
        + " 3.40's quasi-likelihood test with a robust prior. Not used for neighbourhoods.")
    @Advanced
    @Migrate(loadDefaultIfAbsent = true)
    boolean leastScatter = true;

    @Widget(title = "Weights of neighbourhoods",
        description = "By what the density of the cells is measured in the"
            + " spatial false discovery rate; used for neighbourhoods only.")
    @Advanced
    Density weighting = Density.K_DISTANCE;

    @Widget(title = "Part of the cells drawn",
        description = "How many cells are drawn for neighbourhoods, above 0,"
            + " at most 1. More cover the cells more closely and take longer; for fewer than 30,000 cells 0.1 is usual,"
            + " 0.05 for more.")
    @Advanced
    double proportion = 0.1;

    @Widget(title = "Seed", description = "Seed of the random cells; the same seed gives the same neighbourhoods.")
    @Advanced
    int seed = 42;

    void check() throws InvalidSettingsException {
        try {
            detector();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    /** Whether the places of the cells must be known. */
    boolean needsEmbedding() {
        return weighting.weighting.needsEmbedding();
    }

    ExpansionDetector detector() {
        return ExpansionDetector.withDefaults().withFdr(fdr).withNormalization(normalization.normalization)
            .withTrendFloor(leastScatter).withWeighting(weighting.weighting)
            .withSampling(NeighbourhoodSampling.withDefaults().withProportion(proportion).withSeed(seed));
    }
}
