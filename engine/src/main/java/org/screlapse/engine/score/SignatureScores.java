package org.screlapse.engine.score;

import java.util.List;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.SingleCellData;

/**
 * What a scoring method found.
 *
 * @param scores one a signature, in the order of the signatures
 * @param warnings what the user should know although the scores are valid, whole sentences
 */
public record SignatureScores(List<SignatureScore> scores, List<String> warnings) {

    /**
     * @param data the data that were scored
     * @return the data with one numeric cell annotation a signature, of the signature's name
     */
    public SingleCellData addTo(final SingleCellData data) {
        Annotations cells = data.cells();
        for (final SignatureScore score : scores) {
            cells = cells.with(score.signature().name(), score.values());
        }
        return data.withCells(cells);
    }
}
