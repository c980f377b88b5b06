/**
 * Which subpopulations grew from one timepoint to another: neighborhoods of cells, and clusters or labels.
 *
 * <p>
 * {@link org.screlapse.engine.abundance.ExpansionDetector} is the operation, its answer an
 * {@link org.screlapse.engine.abundance.ExpansionSeries}. It looks among
 * {@link org.screlapse.engine.abundance.Subpopulations}. Neighborhoods are drawn from a graph of the cells by
 * {@link org.screlapse.engine.abundance.NeighborhoodSampling}, their cells counted in each sample, the counts tested by
 * {@link org.screlapse.engine.countmodel.QuasiLikelihood}, and the many overlapping tests corrected by
 * {@link org.screlapse.engine.abundance.SpatialFdr}: the method Milo of Dann et al. (2022).
 */
package org.screlapse.engine.abundance;
