/**
 * The statistics that the other rooms share and that Commons Statistics lacks, or where its conventions differ from
 * those of R, which the field takes as the yardstick.
 *
 * <p>
 * Each test is an immutable value ({@code withDefaults()}, then {@code with(...)}) whose {@code test(...)} returns a
 * {@link org.screlapse.engine.stats.TestResult}; with what was tested, in whom and when it becomes a
 * {@link org.screlapse.engine.stats.Finding}, and families of these get their false discovery rates from
 * {@link org.screlapse.engine.stats.Fdr}. Degenerate data give {@code NaN}, not an exception; exceptions are for
 * impossible arguments. Start with {@link org.screlapse.engine.stats.FisherExact} or
 * {@link org.screlapse.engine.stats.MannWhitney}.
 */
package org.screlapse.engine.stats;
