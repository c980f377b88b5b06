/**
 * Simulated data and measurements. Start with {@link org.screlapse.benchmarks.BenchCommand}, which the command line
 * offers as {@code bench}.
 */
package org.screlapse.benchmarks;
