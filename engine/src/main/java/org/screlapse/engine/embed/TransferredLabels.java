package org.screlapse.engine.embed;

import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.NumericColumn;

/**
 * An annotation that query cells got from their neighbors in a reference.
 *
 * @param labels the label of each query cell; missing where the confidence is too low
 * @param confidence for each query cell the part of its neighbors' weight that has the label with most, 0 to 1
 * @param unlabeled number of cells without a label
 */
public record TransferredLabels(CategoricalColumn labels, NumericColumn confidence, int unlabeled) {}
