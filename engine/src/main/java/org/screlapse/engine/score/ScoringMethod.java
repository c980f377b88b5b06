package org.screlapse.engine.score;

import org.screlapse.engine.signature.Signature;
import java.util.List;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Run;

/**
 * A way to score how strongly each cell shows a signature. All methods are immutable values, read the matrix a cell at
 * a time without ever making it dense, and give the same scores whatever the number of threads.
 *
 * <table>
 * <caption>Which one</caption>
 * <tr>
 * <th>method
 * <th>compares
 * <th>a cell's score depends on other cells
 * <tr>
 * <td>{@link AddModuleScore}, {@link ScoreGenes}
 * <td>mean expression with that of control genes
 * <td>through the choice of controls
 * <tr>
 * <td>{@link UCell}, {@link AUCell}, {@link SsGsea}
 * <td>ranks of the genes within the cell
 * <td>no (SsGsea: by its final scaling only)
 * <tr>
 * <td>{@link WeightedSum}
 * <td>expression, weighted
 * <td>no
 * <tr>
 * <td>{@link MeanZScore}
 * <td>expression with that of the same gene in all cells
 * <td>yes
 * </table>
 *
 * <p>
 * Genes of negative weight are those that are low in the state: their part of the score is subtracted.
 */
public sealed interface ScoringMethod
    permits AddModuleScore, ScoreGenes, UCell, AUCell, SsGsea, WeightedSum, MeanZScore {

    /**
     * @param data the cells, at least one
     * @param signatures what to score, at least one, of different names
     * @param run reports progress, asks whether to stop, takes notes
     * @return a score per cell and signature
     * @throws IllegalArgumentException if there are no cells or signatures, no gene of a signature is in the data, two
     *             signatures have the same name, or the method cannot work with the data or a signature
     * @throws java.util.concurrent.CancellationException if the user asked to stop
     */
    SignatureScores apply(SingleCellData data, List<Signature> signatures, Run run);

    /** @return whether the score is made so that 0 is what chance would give */
    default boolean isZeroChance() {
        return false;
    }
}
