package org.screlapse.engine.score;

import java.util.ArrayList;
import java.util.List;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.SingleCellData;

/**
 * What a scoring method found.
 *
 * @param scores one a signature, in the order of the signatures
 * @param warnings what the user should know although the scores are valid, whole sentences; missing genes are told by
 *            {@link #warnings(double)}
 */
public record SignatureScores(List<SignatureScore> scores, List<String> warnings) {

    private static final int MISSING_SHOWN = 5;

    /**
     * @param share the share of a signature's genes, 0 to 1, that should be found in the data
     * @return all warnings, first those of signatures of which a smaller share was found
     */
    public List<String> warnings(double share) {
        List<String> all = new ArrayList<>();
        for (SignatureScore score : scores) {
            int genes = score.found().size() + score.missing().size();
            if (score.found().size() < share * genes) {
                all.add("Signature \"" + score.signature().name() + "\": " + score.found().size() + " of " + genes
                    + " genes found; missing: " + Texts.some(score.missing(), MISSING_SHOWN) + ".");
            }
        }
        all.addAll(warnings);
        return all;
    }

    /**
     * @param data the data that were scored
     * @return the data with one numeric cell annotation a signature, of the signature's name
     */
    public SingleCellData addTo(SingleCellData data) {
        Annotations cells = data.cells();
        for (SignatureScore score : scores) {
            cells = cells.with(score.signature().name(), score.values());
        }
        return data.withCells(cells);
    }
}
