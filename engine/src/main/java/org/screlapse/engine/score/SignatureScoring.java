package org.screlapse.engine.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.Operation;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.signature.GeneMatcher;
import org.screlapse.engine.signature.Signature;
import org.screlapse.engine.task.NameList;
import org.screlapse.engine.task.Run;

/**
 * Gives each cell a score for each of some signatures: a numeric annotation of the signature's name. What part of its
 * genes was found, and whether 0 is what chance would give, travel with the data as metadata, for whoever draws
 * conclusions from the score.
 *
 * <p>
 * A signature of which too few genes are in the data gets no score: its annotation is there, but missing for all cells,
 * and a note says so. Immutable.
 */
public final class SignatureScoring implements Operation<SignatureScores> {

    private static final SignatureScoring DEFAULT =
        new SignatureScoring(AddModuleScore.withDefaults(), List.of(), 0.2, 0.8);
    private static final int NAMES_SHOWN = 5;
    private static final String METADATA = "scores/";

    private final ScoringMethod method;
    private final List<Signature> signatures;
    private final double minimumShare;
    private final double expectedShare;

    private SignatureScoring(ScoringMethod method, List<Signature> signatures, double minimumShare,
        double expectedShare) {
        this.method = method;
        this.signatures = signatures;
        this.minimumShare = minimumShare;
        this.expectedShare = expectedShare;
    }

    /** @return no signature yet, Seurat's AddModuleScore; no score below 20 % of the genes, a note below 80 % */
    public static SignatureScoring withDefaults() {
        return DEFAULT;
    }

    /**
     * @param how how cells are scored
     * @return this operation with that method
     */
    public SignatureScoring withMethod(ScoringMethod how) {
        return new SignatureScoring(how, signatures, minimumShare, expectedShare);
    }

    /**
     * @param what the signatures to score, of different names
     * @return this operation with these signatures
     */
    public SignatureScoring withSignatures(List<Signature> what) {
        return new SignatureScoring(method, List.copyOf(what), minimumShare, expectedShare);
    }

    /**
     * @param share the share of a signature's genes, 0 to 1, below which it gets no score; 0 scores whatever is there
     * @return this operation with that minimum
     * @throws IllegalArgumentException if it is out of range
     */
    public SignatureScoring withMinimumShare(double share) {
        return new SignatureScoring(method, signatures, checked(share), expectedShare);
    }

    /**
     * @param share the share of a signature's genes, 0 to 1, below which a note names the missing ones
     * @return this operation with that share
     * @throws IllegalArgumentException if it is out of range
     */
    public SignatureScoring withExpectedShare(double share) {
        return new SignatureScoring(method, signatures, minimumShare, checked(share));
    }

    /**
     * @param data data that were scored
     * @param score name of a score
     * @return the share of the signature's genes that were found, 0 to 1; NaN if that is not known
     */
    public static double shareFound(SingleCellData data, String score) {
        return data.metadata().get(key(score, "genes_found")) instanceof Double share ? share : Double.NaN;
    }

    /**
     * @param data data that were scored
     * @param score name of a score
     * @return whether the score was made so that 0 is what chance would give
     */
    public static boolean isZeroChance(SingleCellData data, String score) {
        return Boolean.TRUE.equals(data.metadata().get(key(score, "zero_is_chance")));
    }

    /**
     * @param data data that were scored
     * @param score name of a score
     * @return scores of random genes, ascending; empty if there are none
     */
    public static double[] randomScores(SingleCellData data, String score) {
        return data.metadata().get(key(score, "random_scores")) instanceof List<?> list
            ? list.stream().mapToDouble(value -> ((Number) value).doubleValue()).toArray() : new double[0];
    }

    @Override
    public DataSummary describe(DataSummary data) {
        if (signatures.isEmpty()) {
            throw new IllegalArgumentException("There is no signature to score: choose at least one.");
        }
        if (data.genes() == 0) {
            throw new IllegalArgumentException("The data have no genes to score.");
        }
        DataSummary scored = data;
        for (Signature signature : signatures) {
            scored = scored.withCellColumn(new ColumnSummary(signature.name(), ColumnType.NUMERIC, List.of()));
        }
        return scored;
    }

    @Override
    public Outcome<SignatureScores> apply(SingleCellData data, Run run) {
        describe(data.summary());
        List<Signature> scorable = scorable(data, run);
        SignatureScores found = method.apply(data, scorable, run);
        SingleCellData scored = data;
        for (Signature signature : signatures) {
            if (!scorable.contains(signature)) {
                scored = scored.withCellColumn(signature.name(), missing(data.counts().cells()));
            }
        }
        for (SignatureScore score : found.scores()) {
            String name = score.signature().name();
            if (score.shareFound() < expectedShare) {
                run.note("Signature \"" + name + "\": " + score.found().size() + " of "
                    + (score.found().size() + score.missing().size()) + " genes found; missing: "
                    + NameList.of(score.missing(), NAMES_SHOWN) + ".");
            }
            scored =
                scored.withCellColumn(name, score.values()).withMetadata(key(name, "genes_found"), score.shareFound())
                    .withMetadata(key(name, "zero_is_chance"), method.isZeroChance());
        }
        return new Outcome<>(scored, found);
    }

    /** The signatures of which enough genes are there; all of them if none has enough genes but the minimum is 0. */
    private List<Signature> scorable(SingleCellData data, Run run) {
        GeneMatcher matcher = new GeneMatcher(data.genes());
        List<Signature> enough = new ArrayList<>();
        List<String> few = new ArrayList<>();
        for (Signature signature : signatures) {
            long there = signature.genes().stream().filter(gene -> matcher.indexOf(gene) >= 0).count();
            if (there == 0 && signatures.size() == 1) {
                matcher.match(signature);
            }
            if (there > 0 && there >= minimumShare * signature.genes().size()) {
                enough.add(signature);
            } else {
                few.add("\"" + signature.name() + "\" (" + there + " of " + signature.genes().size() + ")");
            }
        }
        if (enough.isEmpty()) {
            throw new IllegalArgumentException("Too few genes are in the data to score " + NameList.of(few, NAMES_SHOWN)
                + ": at least " + Math.round(100 * minimumShare) + " % must be there. Use data with more genes,"
                + " another signature, or a lower minimum.");
        }
        if (!few.isEmpty()) {
            run.note("Too few genes are in the data for a score of " + NameList.of(few, NAMES_SHOWN) + ": at least "
                + Math.round(100 * minimumShare) + " % must be there.");
        }
        return enough;
    }

    private static NumericColumn missing(int cells) {
        double[] none = new double[cells];
        Arrays.fill(none, Double.NaN);
        return NumericColumn.of(none);
    }

    private static String key(String score, String what) {
        return METADATA + score.replace('/', '_') + "/" + what;
    }

    private static double checked(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                "The share of a signature's genes is " + share + "; it must be 0 to 1, such as 0.2.");
        }
        return share;
    }
}
