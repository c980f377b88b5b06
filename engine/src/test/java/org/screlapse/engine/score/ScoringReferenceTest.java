package org.screlapse.engine.score;

import org.screlapse.engine.signature.Signature;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.descriptive.moment.Variance;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized.Parameters;
import org.junit.runners.Parameterized;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.data.TestMatrices;
import org.screlapse.engine.expression.Expression;
import org.screlapse.engine.expression.GeneMoments;
import org.screlapse.engine.expression.LibrarySizeNormalization;
import org.screlapse.engine.expression.ValueScale;
import org.screlapse.engine.testing.ReferenceFiles;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;
import org.screlapse.engine.testing.ReferenceData;

/** Scanpy 1.10.4, UCell 2.17.0, AUCell 1.25.2 and GSVA 1.46.0 on real and simulated data. */
@RunWith(Parameterized.class)
public class ScoringReferenceTest {

    private static final double TOLERANCE = 1e-8;

    private final String name;
    private final int bins;
    private final int controls;
    private final SingleCellData data;

    public ScoringReferenceTest(String name, int bins, int controls) throws IOException {
        this.name = name;
        this.bins = bins;
        this.controls = controls;
        data = ReferenceData.read(name);
    }

    @Parameters(name = "{0}")
    public static Collection<Object[]> dataSets() {
        return List.of(new Object[]{ReferenceFiles.MADE, 10, 10}, new Object[]{"pbmc_small", 10, 5},
            new Object[]{"pbmc68k", 25, 50}, new Object[]{"pbmc3k_hvg2000", 25, 50}, new Object[]{"syn1500", 25, 50});
    }

    @Test
    public void scoreGenesEqualsScanpyGivenItsControls() throws IOException {
        Map<String, List<String>> expected = ReferenceData.table(name, "scanpy_score_genes.csv");
        for (String variant : List.of("True", "False")) {
            ScoreGenes operation = ScoreGenes.withDefaults().withControlGenes(scanpyControls(variant));
            for (SignatureScore score : operation.apply(data, scanpySignatures(), Run.silent()).scores()) {
                assertScores(score, numbers(expected.get(score.signature().name() + suffix(variant))), TOLERANCE);
            }
        }
    }

    @Test
    public void scoreGenesDrawsTheControlsThatScanpyDraws() throws IOException {
        for (String variant : List.of("True", "False")) {
            ScoreGenes operation = ScoreGenes.withDefaults().withBins(bins).withControls(controls)
                .withSignatureInPool(variant.equals("True"));
            Map<String, List<String>> expected = scanpyControls(variant);
            for (SignatureScore score : operation.apply(data, scanpySignatures(), Run.silent()).scores()) {
                assertEquals(score.signature().name(), new TreeSet<>(expected.get(score.signature().name())),
                    new TreeSet<>(score.controls()));
            }
        }
    }

    @Test
    public void scoreGenesHasTheBinsOfScanpy() throws IOException {
        Map<String, List<String>> expected = ReferenceData.table(name, "scanpy_score_genes_bins.csv");
        double[] means = GeneMoments.ofMeans(
            Expression.of(data.counts(), ValueScale.AUTOMATIC, LibrarySizeNormalization.withDefaults(), Progress.NONE),
            Progress.NONE).means();
        int[] found = ScoreGenes.bins(means, bins);
        for (int row = 0; row < means.length; row++) {
            String gene = expected.values().iterator().next().get(row);
            int index = data.genes().names().indexOf(gene);
            assertEquals(gene, Double.parseDouble(expected.get("obs_avg").get(row)), means[index], 1e-9);
            assertEquals(gene, Double.parseDouble(expected.get("bin").get(row)), found[index], 0);
        }
    }

    @Test
    public void uCellEqualsItsPackage() throws IOException {
        for (int limit : new int[]{1500, 500, 230, 100}) {
            assertEqualsTable(UCell.withDefaults().withRankLimit(limit), data, "R_UCell_maxRank" + limit + ".csv");
        }
        assertEqualsTable(UCell.withDefaults().withDownWeight(0.5), data, "R_UCell_wneg0.5.csv");
    }

    @Test
    public void uCellTreatsMissingGenesAsItsPackage() throws IOException {
        Map<String, List<String>> genes =
            ReferenceData.bySignature(name, "R_UCell_missing_signature_genes.csv", "gene");
        for (UCell.MissingGenes policy : UCell.MissingGenes.values()) {
            Map<String, List<String>> expected =
                ReferenceData.table(name, "R_UCell_missing_" + policy.name().toLowerCase() + ".csv");
            for (SignatureScore score : UCell.withDefaults().withMissingGenes(policy)
                .apply(data, present(genes), Run.silent()).scores()) {
                assertScores(score, numbers(expected.get(score.signature().name())), TOLERANCE);
            }
        }
    }

    @Test
    public void aUCellIsTheExpectationOfItsPackage() throws IOException {
        Map<String, List<String>> means = ReferenceData.table(name, "R_AUCell_mean_of_10_seeds.csv");
        Map<String, List<String>> deviations = ReferenceData.table(name, "R_AUCell_sd_of_10_seeds.csv");
        int within = 0;
        int all = 0;
        for (SignatureScore score : AUCell.withDefaults().apply(data, upOnly(means), Run.silent()).scores()) {
            String signature = score.signature().name();
            double[] mean = numbers(means.get(signature));
            double[] deviation = numbers(deviations.get(signature));
            for (int cell = 0; cell < mean.length; cell++) {
                within += Math.abs(mean[cell] - score.values().value(cell)) <= deviation[cell] + 1e-9 ? 1 : 0;
                all++;
            }
            double r = new PearsonsCorrelation().correlation(mean, score.values().values());
            double most = mostCorrelation(mean, deviation);
            assertTrue(name + " " + signature + ": r = " + r + " of " + most, r >= Math.min(0.999, most - 0.003));
        }
        // a mean of ten draws lies within one deviation of the truth but for one in hundreds; rare draws have none
        assertTrue(within + " of " + all, within >= 0.92 * all);
    }

    /** How well the truth itself would correlate with a mean of ten draws, of which chance is a part. */
    private static double mostCorrelation(double[] means, double[] deviations) {
        double chance = Arrays.stream(deviations).map(d -> d * d).average().orElseThrow() / 10;
        return Math.sqrt(1 - chance / new Variance(false).evaluate(means));
    }

    @Test
    public void ssGseaEqualsGsva() throws IOException {
        SingleCellData first = firstCells(300);
        assertUpOnly(SsGsea.withDefaults().withTies(SsGsea.Ties.IN_ORDER).withNormalization(false), first,
            "R_GSVA_ssgsea_raw_first300cells.csv");
        assertUpOnly(SsGsea.withDefaults().withTies(SsGsea.Ties.IN_ORDER), first,
            "R_GSVA_ssgsea_norm_first300cells.csv");
    }

    @Test
    public void meanZScoreEqualsGsva() throws IOException {
        assertUpOnly(MeanZScore.withDefaults(), firstCells(300), "R_GSVA_zscore_first300cells.csv");
    }

    private void assertUpOnly(ScoringMethod method, SingleCellData cells, String table) throws IOException {
        if (ReferenceData.exists(name, table)) {
            Map<String, List<String>> expected = ReferenceData.table(name, table);
            for (SignatureScore score : method.apply(cells, upOnly(expected), Run.silent()).scores()) {
                assertScores(score, numbers(expected.get(score.signature().name())), TOLERANCE);
            }
        }
    }

    private void assertEqualsTable(ScoringMethod method, SingleCellData cells, String table) throws IOException {
        if (!ReferenceData.exists(name, table)) {
            return;
        }
        Map<String, List<String>> expected = ReferenceData.table(name, table);
        for (SignatureScore score : method.apply(cells, signatures(expected), Run.silent()).scores()) {
            assertScores(score, numbers(expected.get(score.signature().name())), TOLERANCE);
        }
    }

    private void assertScores(SignatureScore score, double[] expected, double tolerance) {
        assertEquals(expected.length, score.values().size());
        for (int cell = 0; cell < expected.length; cell++) {
            assertEquals(name + " " + score.signature().name() + " of cell " + cell, expected[cell],
                score.values().value(cell), tolerance * Math.max(1, Math.abs(expected[cell])));
        }
    }

    private SingleCellData firstCells(int count) throws IOException {
        float[][] dense = TestMatrices.dense(data.counts());
        return TestMatrices.data(Arrays.copyOf(dense, Math.min(count, dense.length)),
            data.genes().names().asList().toArray(String[]::new));
    }

    /** Those of the table; genes marked "-" are low in the state. */
    private List<Signature> signatures(Map<String, List<String>> table) throws IOException {
        Map<String, List<String>> used = ReferenceData.bySignature(name, "R_signature_genes_used.csv", "gene");
        Map<String, List<String>> chosen = new LinkedHashMap<>();
        table.keySet().stream().filter(used::containsKey).forEach(s -> chosen.put(s, used.get(s)));
        return present(chosen);
    }

    /** UCell alone was given the genes that are low. */
    private List<Signature> upOnly(Map<String, List<String>> table) throws IOException {
        return signatures(table).stream()
            .map(s -> Signature.of(s.name(), IntStream.range(0, s.genes().size())
                .filter(i -> s.weights().isEmpty() || s.weights().get(i) > 0).mapToObj(s.genes()::get).toList()))
            .toList();
    }

    /** Genes that the data name otherwise were missing for the peers. */
    private String asPeersHadIt(String gene) {
        return data.genes().names().indexOf(gene) >= 0 ? gene : "absent " + gene;
    }

    private List<Signature> present(Map<String, List<String>> genesOf) {
        List<Signature> signatures = new ArrayList<>();
        genesOf.forEach((signature, marked) -> {
            List<String> genes = marked.stream().map(g -> asPeersHadIt(g.replaceAll("[+-]$", ""))).toList();
            if (genes.stream().anyMatch(g -> data.genes().names().indexOf(g) >= 0)) {
                boolean directed = marked.stream().anyMatch(g -> g.endsWith("-"));
                signatures.add(new Signature(signature, genes,
                    directed ? marked.stream().map(g -> g.endsWith("-") ? -1.0 : 1.0).toList() : List.of(), ""));
            }
        });
        return signatures;
    }

    private List<Signature> scanpySignatures() throws IOException {
        List<Signature> signatures = new ArrayList<>();
        ReferenceData.bySignature(name, "scanpy_signature_genes_used.csv", "gene")
            .forEach((signature, genes) -> signatures.add(Signature.of(signature, genes)));
        return signatures;
    }

    private Map<String, List<String>> scanpyControls(String variant) throws IOException {
        Map<String, List<String>> table = ReferenceData.table(name, "scanpy_score_genes_controls.csv");
        Map<String, List<String>> controlsOf = new HashMap<>();
        for (int row = 0; row < table.get("signature").size(); row++) {
            if (table.get("ctrl_as_ref").get(row).equals(variant)) {
                controlsOf.computeIfAbsent(table.get("signature").get(row), s -> new ArrayList<>())
                    .add(table.get("control_gene").get(row));
            }
        }
        return controlsOf;
    }

    private static String suffix(String variant) {
        return variant.equals("True") ? "" : "__ctrl_as_ref_False";
    }

    private static double[] numbers(List<String> texts) {
        return texts.stream().mapToDouble(Double::parseDouble).toArray();
    }
}
