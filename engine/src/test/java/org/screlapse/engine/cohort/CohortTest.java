package org.screlapse.engine.cohort;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.Test;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Run;

public class CohortTest {
    private static final CohortColumns COLUMNS = CohortColumns.withDefaults();

    private final Run run = Run.silent();

    @Test
    public void eachPatientAtEachTimepointIsASample() {
        Cohort cohort = Cohort
            .ofCells(cells(texts("P2", "P1", "P2", null, "P1"), texts("rel", "dx", "rel", "dx", null)), COLUMNS, run);
        assertEquals(List.of(new Sample("P2 rel", "P2", "rel", Map.of(), Map.of()),
            new Sample("P1 dx", "P1", "dx", Map.of(), Map.of())), cohort.samples());
        assertArrayEquals(new int[]{0, 1, 0, Cohort.NO_SAMPLE, Cohort.NO_SAMPLE}, cohort.sampleOf());
        assertEquals(List.of("2 of 5 cells lack \"patient\" or \"timepoint\" and are left out."), run.notes());
    }

    @Test
    public void patientsAndLevelsComeInTheOrderOfTheCategories() {
        Annotations cells =
            Annotations.of(names(3)).with("patient", CategoricalColumn.of(List.of("A", "B", "C"), new int[]{2, 0, 0}))
                .with("timepoint", CategoricalColumn.of(List.of("dx", "mrd", "rel"), new int[]{2, 0, 2}));
        Cohort cohort = Cohort.ofCells(cells, COLUMNS, run);
        assertEquals("those without a cell do not occur", List.of("A", "C"), cohort.patients());
        assertEquals(List.of("dx", "rel"), cohort.levels());
    }

    @Test
    public void samplesHaveTheirOwnNamesAndCovariates() {
        Annotations cells = cells(texts("P1", "P1", "P2"), texts("dx", "dx", "dx"))
            .with("sample", CategoricalColumn.of(texts("a", "b", "c")))
            .with("sex", CategoricalColumn.of(texts("f", "f", "m")))
            .with("age", NumericColumn.of(new double[]{3, 4, 5}));
        CohortColumns columns = COLUMNS.withSample("sample").withCovariates(List.of("sex", "age"));
        Cohort cohort = Cohort.ofCells(cells, columns, run);
        assertEquals(new Sample("b", "P1", "dx", Map.of("sex", "f"), Map.of("age", 4.0)), cohort.samples().get(1));
        assertEquals(3, cohort.samples().size());
        Cohort unpatiented = Cohort.ofCells(cells, COLUMNS.withSample("sample").withPatient(""), run);
        assertNull(unpatiented.samples().get(0).patient());
        assertEquals(List.of(), unpatiented.patients());
    }

    @Test
    public void strataBelongToPatients() {
        Annotations cells = cells(texts("P1", "P1", "P2", "P3"), texts("dx", "rel", "dx", "dx")).with("subtype",
            CategoricalColumn.of(texts("ETP", null, "TAL1", null)));
        Cohort cohort = Cohort.ofCells(cells, COLUMNS.withStratum("subtype"), run);
        assertEquals("ETP", cohort.stratum("P1"));
        assertNull(cohort.stratum("P3"));
        assertEquals(List.of("TAL1", "ETP"), cohort.strata(List.of("P3", "P2", "P1")));
        Annotations two =
            cells(texts("P1", "P1"), texts("dx", "rel")).with("subtype", CategoricalColumn.of(texts("ETP", "TAL1")));
        assertRefused("Patient \"P1\" belongs to the strata \"ETP\" and \"TAL1\" of \"subtype\"; choose an annotation"
            + " with one value per patient, such as the molecular subtype.", two, COLUMNS.withStratum("subtype"));
    }

    @Test
    public void namesThatDifferInFormOnlyAreNotedAndCanBeUnited() {
        Annotations cells = cells(texts("P1", "P1", "P1 ", "P1"), texts("Relapse", "relapse", "relapse", "nan"));
        Cohort apart = Cohort.ofCells(cells, COLUMNS, run);
        assertEquals(4, apart.samples().size());
        assertEquals(List.of(
            "\"P1\" and \"P1 \" of \"patient\" differ in form only and are counted as different; where they mean the"
                + " same, unite them.",
            "Some cells have \"nan\" as \"timepoint\", which is counted as a name of its own; where it stands for a"
                + " missing value, make it one.",
            "\"Relapse\" and \"relapse\" of \"timepoint\" differ in form only and are counted as different; where they"
                + " mean the same, unite them."),
            run.notes());
        Run united = Run.silent();
        Cohort one = Cohort.ofCells(cells, COLUMNS.withUnitedForms(true), united);
        assertEquals(List.of("P1 relapse"), one.samples().stream().map(Sample::name).toList());
        assertArrayEquals(new int[]{0, 0, 0, -1}, one.sampleOf());
        assertEquals("\"Relapse\" and \"relapse\" of \"timepoint\" differ in form only and are taken as \"relapse\".",
            united.notes().get(2));
    }

    @Test
    public void bulkSamplesAreACohortWithoutCells() {
        Cohort cohort = Cohort.ofSamples(cells(texts("P1", "P1", "P1"), texts("dx", "rel", "rel")), COLUMNS, run);
        assertEquals("rows of one patient at one timepoint are pooled", 2, cohort.samples().size());
        assertEquals("Sample 2 has no \"patient\"; give every sample one, or remove its row.",
            assertThrows(IllegalArgumentException.class,
                () -> Cohort.ofSamples(cells(texts("P1", null), texts("dx", "rel")), COLUMNS, run)).getMessage());
    }

    @Test
    public void mistakesAreNamed() {
        Annotations cells = cells(texts("P1", "P2"), texts("dx", "rel"));
        assertRefused("The data have no annotation \"donor\"; they have [patient, timepoint].", cells,
            COLUMNS.withPatient("donor"));
        assertRefused("Neither the sample nor the patient of the cells is known; choose the annotation of at least one"
            + " of them.", cells, COLUMNS.withPatient(""));
        assertRefused("The annotation \"patient\" cannot be a covariate: it is the patient already. Remove it from the"
            + " covariates.", cells, COLUMNS.withCovariates(List.of("patient")));
        assertRefused("There are no cells.", cells(texts(), texts()), COLUMNS);
        assertRefused(
            "None of the 2 cells has \"patient\" and \"timepoint\"; check that the right annotations were" + " chosen.",
            cells(texts("P1", null), texts(null, "dx")), COLUMNS);
        assertRefused("Some cells have an empty \"patient\"; give all of them one, or make it a missing value to leave"
            + " them out.", cells(texts(" ", "P1"), texts("dx", "rel")), COLUMNS);
        assertRefused(
            "The sample \"a\" has cells with \"dx\" and with \"rel\" as \"timepoint\"; all cells of a sample"
                + " must have the same.",
            cells.with("sample", CategoricalColumn.of(texts("a", "a"))), COLUMNS.withSample("sample"));
        List<String> barcodes = IntStream.range(0, 20_000).mapToObj(i -> "c" + i).toList();
        assertRefused("There are 20000 names in \"patient\" and 20000 in \"timepoint\"; check that the right"
            + " annotations were chosen.", cells(barcodes, barcodes), COLUMNS);
    }

    @Test
    public void theSummaryOfTheDataIsChecked() {
        DataSummary data = DataSummary.of(SingleCellData.withoutGenes(cells(texts("P1", "P2"), texts("dx", "rel"))));
        assertEquals(List.of("dx", "rel"), COLUMNS.require(data));
        assertEquals("The data have no annotation \"subtype\" for the stratum; they have [patient, timepoint].",
            assertThrows(IllegalArgumentException.class, () -> COLUMNS.withStratum("subtype").require(data))
                .getMessage());
    }

    private void assertRefused(String message, Annotations cells, CohortColumns columns) {
        assertEquals(message,
            assertThrows(IllegalArgumentException.class, () -> Cohort.ofCells(cells, columns, run)).getMessage());
    }

    private static Annotations cells(List<String> patients, List<String> timepoints) {
        return Annotations.of(names(patients.size())).with("patient", CategoricalColumn.of(patients)).with("timepoint",
            CategoricalColumn.of(timepoints));
    }

    private static Names names(int size) {
        return Names.of(IntStream.range(0, size).mapToObj(i -> "cell" + i).toArray(String[]::new));
    }

    private static List<String> texts(String... texts) {
        return Arrays.asList(texts);
    }
}
