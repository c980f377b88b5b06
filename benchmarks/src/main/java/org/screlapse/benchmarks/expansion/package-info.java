/**
 * How fast growth is found among many cells ({@link org.screlapse.benchmarks.expansion.ExpansionCommand}, on the cells
 * of {@link org.screlapse.benchmarks.expansion.SimulatedMap}), how often it is found where there is none
 * ({@link org.screlapse.benchmarks.expansion.ExpansionCalibration}) and where there is some
 * ({@link org.screlapse.benchmarks.expansion.PowerCommand}, both on a
 * {@link org.screlapse.benchmarks.expansion.SimulatedCohort}).
 */
package org.screlapse.benchmarks.expansion;
