/**
 * How strongly a cell shows a program, where it is in the cell cycle, and how undifferentiated it is.
 *
 * <p>
 * Start with {@link org.screlapse.engine.score.SignatureScoring}, the operation, and
 * {@link org.screlapse.engine.score.ScoringMethod}, of which each implementation is one class: it reads
 * {@link org.screlapse.engine.expression.Expression} or the ranks of the counts, and returns
 * {@link org.screlapse.engine.score.SignatureScores}. {@link org.screlapse.engine.score.CellCycle} and
 * {@link org.screlapse.engine.score.Quiescence} find phases and rest.
 * {@link org.screlapse.engine.score.DifferentiationPotential} and {@link org.screlapse.engine.score.SignalingEntropy}
 * need no signature.
 */
package org.screlapse.engine.score;
