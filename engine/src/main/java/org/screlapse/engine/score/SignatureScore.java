package org.screlapse.engine.score;

import org.screlapse.engine.signature.Signature;
import java.util.List;
import org.screlapse.engine.data.NumericColumn;

/**
 * The scores of one signature.
 *
 * @param signature the signature
 * @param values a score per cell
 * @param found the signature's names of the genes that are in the data, each once
 * @param matched the data's names of these, in the same order
 * @param missing the signature's names of the genes that are not in the data
 * @param controls the data's names of the control genes; empty for methods without
 */
public record SignatureScore(Signature signature, NumericColumn values, List<String> found, List<String> matched,
    List<String> missing, List<String> controls) {

    /** @return the share of the signature's genes that are in the data, 0 to 1 */
    public double shareFound() {
        return (double) found.size() / (found.size() + missing.size());
    }
}
