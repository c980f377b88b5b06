/**
 * How strongly a cell shows a program: signatures, the methods that score them, and thresholds that turn a score into a
 * label.
 *
 * <p>
 * Start with {@link org.screlapse.engine.score.Signature} and {@link org.screlapse.engine.score.SignatureLibrary}, then
 * {@link org.screlapse.engine.score.ScoringMethod}, of which each implementation is one class: it finds its genes with
 * {@link org.screlapse.engine.score.GeneMatcher}, reads {@link org.screlapse.engine.expression.Expression} or the ranks
 * of the counts, and returns {@link org.screlapse.engine.score.SignatureScores}.
 * {@link org.screlapse.engine.score.StemLikeClassifier} makes labels and fractions of scores,
 * {@link org.screlapse.engine.score.CellCycle} and {@link org.screlapse.engine.score.Quiescence} tell phases and rest.
 * {@link org.screlapse.engine.score.DifferentiationPotential} and {@link org.screlapse.engine.score.SignalingEntropy}
 * need no signature.
 */
package org.screlapse.engine.score;
