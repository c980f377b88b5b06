/**
 * Which cells are of a population: a threshold divides a score into a label and the others.
 *
 * <p>
 * Start with {@link org.screlapse.engine.classify.CellClassifier}, the operation; each
 * {@link org.screlapse.engine.classify.ThresholdMethod} is one way to find the threshold, and
 * {@link org.screlapse.engine.classify.CellClasses} says what was found.
 */
package org.screlapse.engine.classify;
