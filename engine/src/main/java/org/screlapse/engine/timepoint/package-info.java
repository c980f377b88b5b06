/**
 * What changed from one timepoint to another, within each patient and across patients: which populations grew, which
 * scores rose.
 *
 * <p>
 * {@link org.screlapse.engine.timepoint.TimepointComparison} is the operation. It takes
 * {@link org.screlapse.engine.timepoint.CellObservations} (a row a cell) or
 * {@link org.screlapse.engine.timepoint.SampleObservations} (a row a sample); both are reduced to the same
 * {@link org.screlapse.engine.timepoint.SampleTable}, and everything after that is shared. The answer is a
 * {@link org.screlapse.engine.timepoint.TimepointResult}; its further tests are made by the classes whose names end in
 * Tests, and come as {@link org.screlapse.engine.timepoint.FurtherTest}.
 */
package org.screlapse.engine.timepoint;
