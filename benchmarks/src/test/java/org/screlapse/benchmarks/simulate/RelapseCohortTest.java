package org.screlapse.benchmarks.simulate;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.screlapse.benchmarks.simulate.RelapseCohort.Sample;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Concatenation;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.SingleCellReader;
import org.screlapse.engine.score.AddModuleScore;
import org.screlapse.engine.signature.SignatureLibrary;
import org.screlapse.engine.score.SignatureScore;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

public class RelapseCohortTest {

    /** Separates the populations by the score of LSPC-Quiescent: blasts reach 0.34, stem-like cells start at 0.51. */
    private static final double THRESHOLD = 0.42;

    @ClassRule
    public static final TemporaryFolder TEMPORARY = new TemporaryFolder();

    private static Path folder;
    private static Map<String, String> populations;

    @BeforeClass
    public static void simulate() throws IOException {
        folder = TEMPORARY.getRoot().toPath().resolve("cohort");
        new RelapseCohort(RelapseCohort.DEFAULT_SEED).write(folder);
        populations = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("truth.csv"))) {
            String[] fields = line.split(",");
            populations.put(fields[0] + "_" + fields[3], fields[4]);
        }
    }

    @Test
    public void stemLikeCellsOfSecondPatientGrowFromEightTo162() {
        assertEquals("8 of 584", stemLikeOf("P2_diagnosis"));
        assertEquals("162 of 612", stemLikeOf("P2_relapse"));
        assertEquals("19 of 603", stemLikeOf("P4_diagnosis"));
        assertEquals("18 of 592", stemLikeOf("P4_relapse"));
    }

    @Test
    public void someBarcodesComeInTwoSamplesButNeverTwiceInOne() throws IOException {
        Set<String> seen = new HashSet<>();
        int repeated = 0;
        for (Sample sample : RelapseCohort.samples()) {
            for (String barcode : read(sample).cells().names().asList()) {
                assertTrue(barcode, barcode.matches("[ACGT]{16}-1"));
                repeated += seen.add(barcode) ? 0 : 1;
            }
        }
        assertTrue("repeated: " + repeated, repeated > 0);
    }

    @Test
    public void signatureScoreSeparatesThePopulations() throws IOException {
        List<SingleCellData> samples = new ArrayList<>();
        for (Sample sample : RelapseCohort.samples()) {
            samples
                .add(read(sample).withCellColumn("sample", CategoricalColumn.constant(sample.name(), sample.cells())));
        }
        SingleCellData all = Concatenation.withDefaults().withPrefixColumn("sample").apply(samples, Run.silent());
        SignatureScore score = AddModuleScore.withDefaults()
            .apply(all, List.of(SignatureLibrary.builtIn().get("LSPC-Quiescent")), Run.silent()).scores().get(0);
        assertEquals(List.of(), score.missing());
        NumericColumn values = score.values();
        for (int cell = 0; cell < values.size(); cell++) {
            String name = all.cells().names().get(cell);
            assertEquals(name + ": " + values.value(cell), populations.get(name),
                values.value(cell) >= THRESHOLD ? "stem-like" : "blast");
        }
    }

    @Test
    public void sameSeedGivesTheSameFiles() throws IOException {
        Path again = TEMPORARY.getRoot().toPath().resolve("again");
        new RelapseCohort(RelapseCohort.DEFAULT_SEED).write(again);
        Path other = TEMPORARY.getRoot().toPath().resolve("other");
        new RelapseCohort(1).write(other);
        for (String file : List.of("P2_relapse.h5", "truth.csv")) {
            assertArrayEquals(Files.readAllBytes(folder.resolve(file)), Files.readAllBytes(again.resolve(file)));
            assertFalse(Files.mismatch(folder.resolve(file), other.resolve(file)) < 0);
        }
    }

    private static SingleCellData read(Sample sample) throws IOException {
        return SingleCellReader.withDefaults().read(folder.resolve(sample.name() + ".h5"), Run.silent());
    }

    private static String stemLikeOf(String sample) {
        List<String> cells = populations.keySet().stream().filter(name -> name.startsWith(sample)).toList();
        return cells.stream().filter(name -> populations.get(name).equals("stem-like")).count() + " of " + cells.size();
    }
}
