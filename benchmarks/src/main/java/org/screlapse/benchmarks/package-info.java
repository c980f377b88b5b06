/**
 * Simulated data and measurements. Start with {@link org.screlapse.benchmarks.Main}, the command line.
 */
package org.screlapse.benchmarks;
