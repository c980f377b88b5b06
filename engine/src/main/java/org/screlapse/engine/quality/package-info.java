/**
 * Which cells and genes to trust.
 *
 * <p>
 * Start with {@link org.screlapse.engine.quality.QualityMetrics}, which describes cells and genes, and
 * {@link org.screlapse.engine.quality.QualityFilter}, which removes poor ones.
 * {@link org.screlapse.engine.quality.DoubletScore} finds droplets that held two cells.
 */
package org.screlapse.engine.quality;
