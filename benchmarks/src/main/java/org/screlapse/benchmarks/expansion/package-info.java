/**
 * How fast growth is found among many cells: {@link org.screlapse.benchmarks.expansion.ExpansionCommand}, on the
 * cells of {@link org.screlapse.benchmarks.expansion.SimulatedMap}.
 */
package org.screlapse.benchmarks.expansion;
