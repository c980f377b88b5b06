package org.screlapse.engine.score;

import java.util.List;

/**
 * What a scoring method found.
 *
 * @param scores one a signature, in the order of the signatures
 */
public record SignatureScores(List<SignatureScore> scores) {}
