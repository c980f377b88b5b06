package org.screlapse.engine.abundance;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.Test;
import org.screlapse.engine.abundance.Detecting.Detected;
import org.screlapse.engine.cohort.CohortColumns;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.task.Run;

/** Twelve populations of five patients: one grows in all of them, one is of P3 alone and grows there. */
public class OnePatientTest {
    private static final int PATIENTS = 5;
    private static final int POPULATIONS = 12;
    private static final ExpansionDetector DETECTOR = Detecting.comparing("dx", "rel");

    private final Annotations cells = cohort();
    private final CategoricalColumn labels = (CategoricalColumn) cells.column("population").orElseThrow();
    private final Run run = Run.silent();
    private final Detected inPopulations = Detecting.inPopulations(DETECTOR, cells);
    private final ExpansionResult inNeighborhoods = inNeighborhoods(cells, run);

    @Test
    public void aPopulationOfOnePatientNamesThePatient() {
        PopulationRow all = row(inPopulations.only(), "all");
        assertNull(all.onlyPatient());
        assertEquals(PATIENTS, all.patients().grown());
        PopulationRow one = row(inPopulations.only(), "one");
        assertTrue("called: " + one.fdr(), one.fdr() < 0.1 && one.log2FoldChange() > 0);
        assertEquals("P3", one.onlyPatient());
        assertEquals("P3", one.patients().largest());
        assertEquals(1, one.patients().largestShare(), 0);
        assertEquals(1, one.patients().grown());
        assertTrue(inPopulations.warnings().toString(), inPopulations.warnings()
            .contains("These changes rest mostly on one patient and say little of the others: one (P3)."));
        assertEquals("expanded (mostly P3)", groupOf(inPopulations.only(), "one"));
        assertEquals("expanded", groupOf(inPopulations.only(), "all"));
    }

    @Test
    public void aRegionOfOnePatientHasItInItsName() {
        assertEquals(List.of("expanded 1", "expanded 2 (mostly P3)"),
            inNeighborhoods.populations().stream().map(PopulationRow::population).limit(2).toList());
        assertNull(inNeighborhoods.populations().get(0).onlyPatient());
        assertEquals("P3", inNeighborhoods.populations().get(1).onlyPatient());
        NeighborhoodRow one = inNeighborhoods.neighborhoods().get(1);
        assertEquals("P3", one.onlyPatient());
        assertEquals("expanded 2 (mostly P3)", one.group());
        assertEquals("expanded 2 (mostly P3)", groupOf(inNeighborhoods, "one"));
        assertTrue(run.notes().toString(), run.notes().contains(
            "These changes rest mostly on one patient and say little of the others: expanded 2 (mostly P3)."));
    }

    /** Where "one" grows, in P3, it dilutes the others; a fall in every patient is not explained by it. */
    @Test
    public void onePatientExplainsNoFallInTheOthers() {
        ExpansionResult alone = inPopulations(cells.with("population", without("all")));
        PopulationRow steady = row(alone, "2");
        assertTrue("pooled, its fraction falls", steady.later().fraction() < steady.reference().fraction());
        assertTrue("one population grew", row(alone, "one").fdr() < 0.1);
        assertEquals("in P3 its fall is explained, and there is none elsewhere", "one", steady.explainedBy());
        PopulationRow falls = row(inPopulations(cells.with("population", falling())), "2");
        assertNull("it halves in every patient", falls.explainedBy());
    }

    @Test
    public void dominanceNeedsTheCellsAndTheFraction() {
        ComparedSamples samples = Detecting.samples(cells, CohortColumns.withDefaults(), "dx", "rel", run);
        double[] totals = new double[samples.count()];
        Arrays.fill(totals, 100);
        totals[0] = 10_000;
        PatientSupport.Counter counter = new PatientSupport.Counter(samples, totals);
        double[] counts = new double[samples.count()];
        Arrays.fill(counts, 10);
        counts[0] = 1000;
        PatientSupport large = counter.of(counts);
        assertTrue("nine tenths of the cells", large.largestShare() > 0.9);
        assertTrue("but only because its sample is large", !large.isDominated());
        assertNull(counter.of(new double[samples.count()]).largest());
        assertNull(counter.of(new double[samples.count()]).only(1));
    }

    @Test
    public void unpairedOnePatient() {
        List<String> patients = new ArrayList<>();
        for (int cell = 0; cell < cells.size(); cell++) {
            patients.add(
                cells.column("patient").orElseThrow().text(cell) + cells.column("timepoint").orElseThrow().text(cell));
        }
        Annotations unpaired = cells.with("patient", CategoricalColumn.of(patients));
        ExpansionResult result = inPopulations(unpaired);
        assertNull(row(result, "all").onlyPatient());
        assertTrue(row(result, "one").patients().isDominated());
        assertEquals(0, row(result, "one").patients().compared());
    }

    @Test
    public void fewSamplesAreSaid() {
        List<String> patients =
            IntStream.range(0, cells.size()).mapToObj(cell -> cells.column("patient").orElseThrow().text(cell))
                .map(patient -> patient.compareTo("P3") > 0 ? null : patient).toList();
        Run few = Run.silent();
        inNeighborhoods(cells.with("patient", CategoricalColumn.of(patients)), few);
        List<String> warnings = few.notes();
        assertTrue(warnings.toString(), warnings.stream().anyMatch(w -> w.startsWith("With so few samples, 6,")));
        assertTrue(run.notes().stream().noneMatch(w -> w.startsWith("With so few samples")));
    }

    private static ExpansionResult inPopulations(Annotations cells) {
        return Detecting.inPopulations(DETECTOR, cells).only();
    }

    private ExpansionResult inNeighborhoods(Annotations annotations, Run notes) {
        ComparedSamples samples = Detecting.samples(annotations, CohortColumns.withDefaults(), "dx", "rel", notes);
        List<int[]> members = IntStream.range(0, POPULATIONS).mapToObj(
            population -> IntStream.range(0, cells.size()).filter(cell -> labels.code(cell) == population).toArray())
            .toList();
        double[] weights = new double[POPULATIONS];
        Arrays.fill(weights, 1);
        return DETECTOR.inNeighborhoods(Neighborhoods.of(members.stream().mapToInt(cell -> cell[0]).toArray(), members),
            weights, null, samples, notes);
    }

    /** The populations without one of them. */
    private CategoricalColumn without(String population) {
        return CategoricalColumn.of(IntStream.range(0, labels.size())
            .mapToObj(cell -> labels.text(cell).equals(population) ? null : labels.text(cell)).toList());
    }

    /** Without "all", and three quarters of the relapse cells of "2" without a label. */
    private CategoricalColumn falling() {
        return CategoricalColumn.of(IntStream.range(0, labels.size())
            .mapToObj(cell -> labels.text(cell).equals("all") || (labels.text(cell).equals("2") && cell % 4 > 0
                && cells.column("timepoint").orElseThrow().text(cell).equals("rel")) ? null : labels.text(cell))
            .toList());
    }

    private String groupOf(ExpansionResult result, String population) {
        int cell =
            IntStream.range(0, cells.size()).filter(i -> labels.text(i).equals(population)).findFirst().orElseThrow();
        return result.cells().group().text(cell);
    }

    private static PopulationRow row(ExpansionResult result, String population) {
        return result.populations().stream().filter(row -> row.population().equals(population)).findFirst()
            .orElseThrow();
    }

    private static Annotations cohort() {
        List<String> patients = new ArrayList<>();
        List<String> timepoints = new ArrayList<>();
        List<String> populations = new ArrayList<>();
        for (int patient = 1; patient <= PATIENTS; patient++) {
            for (String timepoint : List.of("dx", "rel")) {
                for (int p = 0; p < POPULATIONS; p++) {
                    int size = 40 + (patient * 3 + p * 5 + (timepoint.equals("rel") ? p * patient % 4 : 0)) % 7;
                    boolean later = timepoint.equals("rel");
                    int count = p == 0 ? later ? 5 * size : size : p > 1 ? size : patient != 3 ? 0 : later ? 300 : 4;
                    for (int i = 0; i < count; i++) {
                        patients.add("P" + patient);
                        timepoints.add(timepoint);
                        populations.add(p == 0 ? "all" : p == 1 ? "one" : String.valueOf(p));
                    }
                }
            }
        }
        List<String> order = new ArrayList<>(List.of("all", "one"));
        IntStream.range(2, POPULATIONS).forEach(p -> order.add(String.valueOf(p)));
        return Annotations
            .of(Names.of(IntStream.range(0, patients.size()).mapToObj(i -> "c" + i).toArray(String[]::new)))
            .with("patient", CategoricalColumn.of(patients)).with("timepoint", CategoricalColumn.of(timepoints))
            .with("population", CategoricalColumn.of(order, populations.stream().mapToInt(order::indexOf).toArray()));
    }
}
