package org.screlapse.engine.timepoint;

import java.util.List;

/**
 * One patient at one timepoint.
 *
 * @param patient the patient
 * @param timepoint the level of the factor
 * @param cells all its cells, {@link TimepointResult#UNKNOWN} where not given
 * @param measures one for each measure of the {@link SampleTable}, in its order
 */
record SampleSummary(String patient, String timepoint, long cells, List<MeasureSummary> measures) {}
