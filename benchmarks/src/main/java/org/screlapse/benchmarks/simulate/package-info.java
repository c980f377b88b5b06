/**
 * Simulated data sets, seeded: the same seed gives the same files on every machine.
 * {@link org.screlapse.benchmarks.simulate.RelapseCohort} is small and has a known truth,
 * {@link org.screlapse.benchmarks.simulate.LargeData} is as large as wanted.
 */
package org.screlapse.benchmarks.simulate;
