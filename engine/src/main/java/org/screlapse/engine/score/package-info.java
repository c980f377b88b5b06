/**
 * How strongly a cell shows a program: signatures, the methods that score them, and thresholds that turn a score into a
 * label.
 *
 * <p>Start with {@link org.screlapse.engine.score.Signature} and
 * {@link org.screlapse.engine.score.SignatureLibrary}, then {@link org.screlapse.engine.score.AddModuleScore}. A
 * scoring method is one class: it finds its genes with {@link org.screlapse.engine.score.GeneMatcher}, reads
 * {@link org.screlapse.engine.preprocess.Expression} and returns {@link org.screlapse.engine.score.SignatureScores}.
 */
package org.screlapse.engine.score;
