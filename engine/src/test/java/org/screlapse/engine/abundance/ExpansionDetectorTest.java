package org.screlapse.engine.abundance;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.screlapse.engine.abundance.Detecting.Detected;
import org.screlapse.engine.countmodel.Normalization;
import org.screlapse.engine.cohort.Cohort;
import org.screlapse.engine.cohort.CohortColumns;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Run;
import org.screlapse.engine.testing.ReferenceTable;

public class ExpansionDetectorTest {
    private static final DataSummary NO_DATA = DataSummary.of(SingleCellData.withoutGenes(Annotations.of(Names.of())));
    private static final String[] POPULATIONS = {"stem", "B", "C", "D", "E", "F"};
    private static final ExpansionDetector DETECTOR = Detecting.comparing("dx", "rel");

    @Test
    public void clustersAgreeWithEdgeR() throws IOException {
        assertAgreeWithEdgeR("made");
    }

    @Test
    public void clustersOfTheLargerCohortAgreeWithEdgeR() throws IOException {
        assertAgreeWithEdgeR("sim10k");
    }

    private static void assertAgreeWithEdgeR(String set) throws IOException {
        Annotations cells = new MiloCohort(set).cells();
        ReferenceTable expected = ReferenceTable.read(set + "_clusters_paired_edgeR_TMM_robust_QL.csv");
        ExpansionDetector detector = Detecting.comparing("Diagnosis", "Relapse").withColumns(MiloCohort.COLUMNS);
        Annotations clusters = cells.with("population", cells.column("cluster").orElseThrow());
        List<PopulationRow> cautious = Detecting.inPopulations(detector, clusters).populations();
        List<PopulationRow> plain = Detecting.inPopulations(detector.withTrendFloor(false), clusters).populations();
        for (int i = 0; i < plain.size(); i++) {
            PopulationRow row = plain.get(i);
            int place = expected.texts("").indexOf(row.population());
            assertEquals(row.population(), expected.numbers("logFC")[place], row.log2FoldChange(), 1e-3);
            double logP = -Math.log10(expected.numbers("PValue")[place]);
            assertEquals(row.population(), logP, -Math.log10(row.pValue()), 0.01 * logP);
            assertTrue(row.population(), cautious.get(i).pValue() >= row.pValue());
        }
    }

    @Test
    public void thePopulationThatGrewIsFound() {
        Detected result = detect(cohort(4, true), "patient");
        PopulationRow stem = row(result, "stem");
        assertTrue(stem.fdr() < 0.05 && stem.log2FoldChange() > 1.5 && stem.centeredLogRatioChange() > 1);
        assertEquals(4, stem.patients().grown());
        assertEquals(4, stem.patients().compared());
        assertNull(stem.explainedBy());
        assertTrue(stem.later().interval().low() > stem.reference().interval().high());
        assertEquals("expanded", result.cells().group().text(0));
    }

    @Test
    public void whoOnlyShrinksInProportionIsFlagged() {
        Detected result = detect(cohort(4, true), "patient");
        assertEquals("stem", row(result, "B").explainedBy());
        assertTrue(row(result, "B").later().fraction() < row(result, "B").reference().fraction());
    }

    @Test
    public void patientWithoutAPairIsListed() {
        List<String[]> cells = cohort(4, true);
        cells.removeIf(cell -> cell[0].equals("P4") && cell[1].equals("rel"));
        Detected result = detect(cells, "patient");
        assertTrue(result.warnings().toString(),
            result.warnings().contains("Patients without a pair are left out: P4 (no rel sample)."));
        assertEquals(3, row(result, "stem").patients().compared());
    }

    @Test
    public void unpairedCohorts() {
        List<String[]> cells = cohort(4, true);
        cells.forEach(cell -> cell[0] = cell[0] + cell[1]);
        Detected result = detect(cells, "patient");
        assertTrue(result.warnings().toString(), result.warnings().get(0).startsWith("No patient has both"));
        assertTrue(row(result, "stem").fdr() < 0.05);
        assertEquals(0, row(result, "stem").patients().compared());
    }

    @Test
    public void aPopulationAbsentFromATimepointHasFiniteNumbers() {
        List<String[]> cells = cohort(4, true);
        cells.removeIf(cell -> cell[2].equals("stem") && cell[1].equals("dx"));
        PopulationRow stem = row(detect(cells, "patient"), "stem");
        assertEquals(0, stem.reference().cells());
        assertTrue(Double.isFinite(stem.log2FoldChange()) && Double.isFinite(stem.centeredLogRatioChange()));
        assertTrue(stem.fdr() < 0.05);
    }

    @Test
    public void cellsWithoutALabelGetNoResult() {
        List<String[]> cells = cohort(3, true);
        cells.get(0)[2] = null;
        Detected result = detect(cells, "patient");
        assertTrue(result.warnings().toString(), result.warnings()
            .contains("1 of " + cells.size() + " cells have no population and do not count in the" + " fractions."));
        assertTrue(Double.isNaN(result.cells().fdr()[0]));
        assertTrue(result.cells().group().isMissing(0));
    }

    @Test
    public void mistakesAreNamed() {
        List<String[]> cells = cohort(3, true);
        assertMessage("There is no \"relapse\" in \"timepoint\"; it has [dx, rel].",
            () -> detect(Detecting.comparing("dx", "relapse"), cells, "patient"));
        assertMessage("There is no \"d0\" in \"timepoint\"; it has [dx, rel].",
            () -> detect(Detecting.comparing("d0", ""), cells, "patient"));
        assertMessage("The reference, \"dx\", is compared with itself",
            () -> detect(Detecting.comparing("dx", "dx"), cells, "patient"));
        assertMessage("There are no replicates: 2 samples", () -> detect(cohort(1, true), "patient"));
        assertMessage("The data have no annotation \"donor\"", () -> detect(cells, "donor"));
        List<String[]> one = cohort(3, true);
        one.removeIf(cell -> cell[1].equals("rel"));
        assertMessage("There is only one value in \"timepoint\", \"dx\"", () -> detect(one, "patient"));
        List<String[]> alike = cohort(3, true);
        alike.forEach(cell -> cell[2] = "stem");
        assertMessage("The cells compared have only one population, \"stem\"", () -> detect(alike, "patient"));
    }

    @Test
    public void missingAndEmptyAnnotations() {
        List<String[]> cells = cohort(3, true);
        cells.forEach(cell -> cell[1] = null);
        assertMessage("None of the " + cells.size() + " cells has \"patient\" and \"timepoint\"",
            () -> detect(cells, "patient"));
        List<String[]> empty = cohort(3, true);
        empty.get(0)[0] = " ";
        assertMessage("Some cells have an empty \"patient\"", () -> detect(empty, "patient"));
        for (String column : List.of("s", "p", "t")) {
            assertMessage("The annotation \"" + column + "\" cannot be a covariate: it is the",
                () -> CohortColumns.withDefaults().withSample("s").withPatient("p").withFactor("t")
                    .withCovariates(List.of("age", column)).require(NO_DATA));
        }
        assertMessage("Neither the sample nor the patient",
            () -> CohortColumns.withDefaults().withPatient(" ").require(NO_DATA));
    }

    @Test
    public void twoPatientsOfOneSampleEachHaveNoReplicates() {
        List<String[]> cells = cohort(2, true);
        cells.removeIf(cell -> cell[0].equals("P1") != cell[1].equals("dx"));
        Exception e = assertThrows(IllegalArgumentException.class, () -> detect(cells, "patient"));
        assertTrue(e.getMessage(), e.getMessage().contains("At least three samples are needed"));
    }

    @Test
    public void aCovariateThePatientDeterminesIsNamed() {
        Annotations cells = annotations(cohort(3, true));
        double[] ages = new double[cells.size()];
        for (int cell = 0; cell < ages.length; cell++) {
            ages[cell] = cells.column("patient").orElseThrow().text(cell).equals("P1") ? 5 : 9;
        }
        Annotations aged = cells.with("age", NumericColumn.of(ages));
        assertMessage("The design is not of full rank: the column \"age\" is determined by \"(Intercept)\"",
            () -> Detecting.inPopulations(
                DETECTOR.withColumns(CohortColumns.withDefaults().withCovariates(List.of("age"))), aged));
    }

    @Test
    public void patientsAndTimepointsWithSpacesStayApart() {
        Annotations cells =
            Annotations.of(Names.of("a", "b")).with("patient", CategoricalColumn.of(List.of("P1", "P1 day")))
                .with("timepoint", CategoricalColumn.of(List.of("day 0", "0")));
        assertEquals(2, Cohort.ofCells(cells, CohortColumns.withDefaults(), Run.silent()).samples().size());
    }

    @Test
    public void aSampleOfTwoTimepointsIsNamed() {
        Annotations cells = annotations(cohort(3, true));
        assertMessage("The sample \"P1\" has cells with \"dx\" and with \"rel\" as \"timepoint\"", () -> Cohort
            .ofCells(cells, CohortColumns.withDefaults().withSample("patient").withPatient(""), Run.silent()));
    }

    @Test
    public void normalizationCanBeLeftOut() {
        Detected result = detect(DETECTOR.withNormalization(Normalization.NONE), cohort(4, true), "patient");
        assertTrue(row(result, "B").log2FoldChange() < row(detect(cohort(4, true), "patient"), "B").log2FoldChange());
    }

    private static PopulationRow row(Detected result, String population) {
        return result.populations().stream().filter(row -> row.population().equals(population)).findFirst()
            .orElseThrow();
    }

    private static Detected detect(List<String[]> cells, String patient) {
        return detect(DETECTOR, cells, patient);
    }

    private static Detected detect(ExpansionDetector detector, List<String[]> cells, String patient) {
        return Detecting.inPopulations(detector.withColumns(CohortColumns.withDefaults().withPatient(patient)),
            annotations(cells));
    }

    private static Annotations annotations(List<String[]> cells) {
        return Annotations.of(Names.of(IntStream.range(0, cells.size()).mapToObj(i -> "c" + i).toArray(String[]::new)))
            .with("patient", CategoricalColumn.of(cells.stream().map(cell -> cell[0]).toList()))
            .with("timepoint", CategoricalColumn.of(cells.stream().map(cell -> cell[1]).toList()))
            .with("population", CategoricalColumn.of(cells.stream().map(cell -> cell[2]).toList()));
    }

    /** Cells as patient, timepoint, population; stem cells grow fourfold if wanted, all others stay as they are. */
    private static List<String[]> cohort(int patients, boolean grows) {
        List<String[]> cells = new ArrayList<>();
        for (int patient = 1; patient <= patients; patient++) {
            for (String timepoint : List.of("dx", "rel")) {
                for (int p = 0; p < POPULATIONS.length; p++) {
                    int size = 40 + 7 * ((patient * 3 + p * 5) % 4) + (timepoint.equals("rel") ? (patient + p) % 3 : 0);
                    int count = p == 0 && grows && timepoint.equals("rel") ? 4 * size : size;
                    for (int i = 0; i < count; i++) {
                        cells.add(new String[]{"P" + patient, timepoint, POPULATIONS[p]});
                    }
                }
            }
        }
        return cells;
    }

    private static void assertMessage(String start, ThrowingRunnable body) {
        Exception e = assertThrows(IllegalArgumentException.class, body);
        assertTrue(e.getMessage(), e.getMessage().startsWith(start));
    }
}
