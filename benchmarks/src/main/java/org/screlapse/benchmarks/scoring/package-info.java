/**
 * How fast cells are scored, and how far labels made from scores can be trusted. Start with
 * {@link org.screlapse.benchmarks.scoring.ScoringBenchmark} or
 * {@link org.screlapse.benchmarks.scoring.StemLikeCalibration}.
 */
package org.screlapse.benchmarks.scoring;
