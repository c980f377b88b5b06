package org.screlapse.engine.io;

import org.screlapse.engine.data.BlockStorage;

/**
 * What a format takes from a file.
 *
 * @param genome the genome to read from a file that holds several; null if none is chosen
 * @param geneExpressionOnly whether features other than gene expression are left out
 * @param storage where finished blocks of counts are kept
 */
record ReadOptions(String genome, boolean geneExpressionOnly, BlockStorage storage) {
}
