package org.screlapse.engine.timepoint;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.Test;
import org.screlapse.engine.stats.PMethod;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.timepoint.Comparing.Compared;
import org.screlapse.engine.timepoint.TimepointResult.CohortChange;

/**
 * The cell states of 12 patients at the diagnosis and 8 others at the relapse of acute myeloid leukemia; the expected
 * numbers are from R 4.2.2: {@code median} and {@code wilcox.test(relapse, diagnosis)} of the fractions of each
 * patient.
 */
public class AmlRelapseTest {
    private static final String FILE = "data/aml_relapse/cell_states.csv";

    /** Median at diagnosis and relapse, W, p, FDR. */
    private static final Map<String, double[]> FROM_R = Map.of("cDC-like",
        new double[]{0.063443422993984783, 0.011964642224746209, 24, 0.069095816464237514, 0.16122357174988755},
        "GMP-like",
        new double[]{0.082658964700598192, 0.042236614063258029, 29, 0.15686274509803921, 0.18300653594771243},
        "LSPC-Cycle",
        new double[]{0.089272676921527655, 0.066279290536512991, 33, 0.27027069937286657, 0.27027069937286657},
        "LSPC-Primed",
        new double[]{0.12458371687994019, 0.17966752727167074, 74, 0.047344605858537753, 0.16122357174988755},
        "LSPC-Quiescent",
        new double[]{0.15009294631284537, 0.60301305628286705, 93, 0.00011113757243788204, 0.00077796300706517436},
        "Mono-like",
        new double[]{0.12665342817460976, 0.014529440790585437, 26, 0.097038245325362288, 0.1698169293193839968},
        "ProMono-like",
        new double[]{0.018854719027801187, 0.0016537680900031266, 28, 0.12954500207068576, 0.1813630028989600});

    @Test
    public void quiescentStemLikeCellsGrow() throws IOException {
        Compared result = Comparing.withReference("diagnosis").apply(read(shared()), Progress.NONE);
        Map<String, CohortChange> rows = result.acrossPatients().stream()
            .collect(Collectors.toMap(row -> row.finding().what(), Function.identity()));
        assertEquals(FROM_R.keySet(), rows.keySet());
        FROM_R.forEach((state, expected) -> check(rows.get(state), expected));
        assertTrue(rows.get("LSPC-Quiescent").finding().result().value() > 0.4);
        assertEquals(20 * 7, result.perPatient().size());
        assertEquals(12 * 7, result.perPatient().stream()
            .filter(row -> row.finding().result().note().equals("no relapse sample")).count());
        assertEquals(117,
            result.perPatient().stream()
                .filter(row -> row.finding().whom().equals("AML1012") && row.finding().what().equals("LSPC-Quiescent"))
                .findFirst().orElseThrow().reference().count());
        assertEquals(1, result.warnings().size());
    }

    private static void check(CohortChange row, double[] expected) {
        assertEquals("Mann-Whitney", row.finding().result().test());
        // Some patients share a fraction of these two states (none), and R falls back to the normal approximation.
        boolean ties = row.finding().what().equals("Mono-like") || row.finding().what().equals("ProMono-like");
        assertEquals(ties ? PMethod.NORMAL : PMethod.EXACT, row.finding().result().method());
        assertEquals(12, row.reference().patients());
        assertEquals(8, row.later().patients());
        assertEquals(expected[0], row.reference().median(), 1e-12);
        assertEquals(expected[1], row.later().median(), 1e-12);
        assertEquals(expected[2], row.finding().result().statistic(), 0);
        assertEquals(expected[3], row.finding().pValue(), 1e-10);
        assertEquals(expected[4], row.finding().fdr(), 1e-10);
        assertEquals(2.0 / 125970, row.smallestPossibleP(), 1e-15);
    }

    private static Observed read(Path file) throws IOException {
        List<String> patients = new ArrayList<>();
        List<String> timepoints = new ArrayList<>();
        List<String> states = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            assertEquals("cell,patient,timepoint,umap_1,umap_2,cell_state", reader.readLine());
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] fields = line.split(",");
                patients.add(fields[1]);
                timepoints.add(fields[2]);
                states.add(fields[5]);
            }
        }
        return Observed.cells(patients, timepoints).withPopulations(states);
    }

    private static Path shared() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("shared").resolve(FILE);
            if (Files.exists(file)) {
                return file;
            }
        }
        assumeTrue("skipped: no shared/" + FILE + " above the working directory", false);
        throw new AssertionError("not reached");
    }
}
