package org.screlapse.knime.node.expansion;

import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.widget.choices.Label;
import org.screlapse.engine.abundance.ExpansionDetector;
import org.screlapse.engine.abundance.NeighborhoodSampling;
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
        @Label(value = "Distance to the k-th neighbor", description = "Of the index cell.")
        K_DISTANCE(Weighting.K_DISTANCE), //
        @Label(value = "Mean distance", description = "Between the cells of the neighborhood.")
        NEIGHBOR_DISTANCE(Weighting.NEIGHBOR_DISTANCE), //
        @Label(value = "Largest distance", description = "Between the cells of the neighborhood.")
        MAX_DISTANCE(Weighting.MAX_DISTANCE), //
        @Label(value = "Overlap", description = "Cells shared with other neighborhoods.")
        GRAPH_OVERLAP(Weighting.GRAPH_OVERLAP), //
        @Label(value = "None", description = "All neighborhoods weigh alike (Benjamini–Hochberg).")
        NONE(Weighting.NONE);

        private final Weighting weighting;

        Density(Weighting weighting) {
            this.weighting = weighting;
        }
    }

    @Widget(title = "False discovery rate",
        description = "What is below this counts as expanded or shrunken, such as" + " 0.1.")
    double fdr = 0.1;

    @Widget(title = "Normalization", description = "How samples are made comparable.")
    @Advanced
    Scaling normalization = Scaling.TMM;

    @Widget(title = "Minimum scatter of clusters and labels", description = "Takes no cluster or label to differ less"
        + " between samples than others of its size: a dozen of them say too little of it, and without this limit about"
        + " one in five comparisons in which nothing changed had a call. Without it the results are those of edgeR"
        + " 3.40's quasi-likelihood test with a robust prior. Not used for neighborhoods.")
    @Advanced
    @Migrate(loadDefaultIfAbsent = true)
    boolean leastScatter = true;

    @Widget(title = "Weights of neighborhoods",
        description = "By what the density of the cells is measured in the"
            + " spatial false discovery rate; used for neighborhoods only.")
    @Advanced
    Density weighting = Density.K_DISTANCE;

    @Widget(title = "Part of the cells drawn",
        description = "How many cells are drawn for neighborhoods, above 0,"
            + " at most 1. More cover the cells more closely and take longer; for fewer than 30,000 cells 0.1 is usual,"
            + " 0.05 for more.")
    @Advanced
    double proportion = 0.1;

    @Widget(title = "Seed", description = "Seed of the random cells; the same seed gives the same neighborhoods.")
    @Advanced
    int seed = 42;

    ExpansionDetector detector() {
        return ExpansionDetector.withDefaults().withFdr(fdr).withNormalization(normalization.normalization)
            .withTrendFloor(leastScatter).withWeighting(weighting.weighting)
            .withSampling(NeighborhoodSampling.withDefaults().withProportion(proportion).withSeed(seed));
    }
}
