/**
 * What changed from one timepoint to another, or between the levels of another factor, within each patient and across
 * patients: which populations grew, which scores rose.
 *
 * <p>
 * {@link org.screlapse.engine.timepoint.TimepointComparison} is the operation. What is compared comes from cells
 * ({@link org.screlapse.engine.timepoint.CellMeasures}) or from a table of samples
 * ({@link org.screlapse.engine.timepoint.SampleMeasures}); both are reduced to the same
 * {@link org.screlapse.engine.timepoint.SampleTable}, and everything after that is shared. The answer is a
 * {@link org.screlapse.engine.timepoint.TimepointResult}, its further tests are
 * {@link org.screlapse.engine.stats.Finding}s, made by the classes whose names end in Findings.
 */
package org.screlapse.engine.timepoint;
