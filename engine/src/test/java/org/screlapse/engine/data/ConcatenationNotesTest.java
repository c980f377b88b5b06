package org.screlapse.engine.data;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;
import org.screlapse.engine.data.Concatenation.GeneJoin;
import org.screlapse.engine.task.Run;

public class ConcatenationNotesTest {

    private static final SingleCellData FIRST = data("a", 1, "CD3D", "CD4", "TP53");

    @Test
    public void samplesThatFitNeedNoNote() {
        assertEquals(List.of(), notes(FIRST, data("b", 2, "CD3D", "CD4", "TP53")));
        assertEquals("panels that differ a little", List.of(), notes(FIRST, data("b", 2, "CD3D", "CD4")));
    }

    @Test
    public void valuesThatDifferInFormOnly() {
        SingleCellData a = FIRST.withCellColumn("timepoint", CategoricalColumn.of(List.of("diagnosis", "nan")));
        SingleCellData b = data("b", 1, "CD3D", "CD4", "TP53").withCellColumn("timepoint",
            CategoricalColumn.of(Arrays.asList("Diagnosis ", null)));
        assertEquals(List.of(
            "Some cells have \"nan\" as \"timepoint\", which is counted as a name of its own; where it stands for a"
                + " missing value, make it one.",
            "\"diagnosis\" and \"Diagnosis \" of \"timepoint\" differ in form only and are counted as different;"
                + " where they mean the same, unite them."),
            notes(a, b));
    }

    @Test
    public void symbolsAndIdentifiers() {
        assertEquals(
            List.of("The genes of input 2 are named by Ensembl identifiers (ENSG00000141510), those of input 1 by"
                + " symbols (CD3D), so that they do not match: read both with the same names."),
            notes(FIRST, data("b", 1, "ENSG00000141510", "ENSG00000010610.9", "ENSG00000167286")));
    }

    @Test
    public void humanAndMouse() {
        assertEquals(
            List.of("The gene names of input 2 differ from those of input 1 in upper and lower case (Cd3d, CD3D), as"
                + " those of human and mouse do, so that they do not match."),
            notes(FIRST, data("b", 1, "Cd3d", "Cd4", "Trp53")));
    }

    @Test
    public void aSampleOnAnotherGeneSet() {
        SingleCellData panel = data("b", 1, "CD3D");
        assertEquals(
            List.of("Input 2 has 1 of the 3 genes: the others are 0 in its cells though they were not measured, and"
                + " scores that use them are too low there. Keep the common genes only, or leave the input out."),
            notes(FIRST, panel));
        Run run = Run.silent();
        Concatenation.withDefaults().withGeneJoin(GeneJoin.INTERSECTION).apply(List.of(FIRST, panel), run);
        assertEquals(List.of(), run.notes());
    }

    @Test
    public void countsAndLogarithms() {
        assertEquals(
            List.of("The values of input 2 are not counts: some are negative or not whole, as after normalization;"
                + " those of input 1 are counts. They cannot be compared: read counts from all."),
            notes(FIRST, data("b", 0.7f, "CD3D", "CD4", "TP53")));
    }

    private static List<String> notes(SingleCellData... inputs) {
        Run run = Run.silent();
        Concatenation.withDefaults().apply(List.of(inputs), run);
        return run.notes();
    }

    private static SingleCellData data(String name, float value, String... genes) {
        try {
            float[][] cells = new float[2][genes.length];
            cells[0][0] = value;
            SingleCellData data = TestMatrices.data(cells, genes);
            return data.withCells(data.cells().withNames(Names.of(name + 0, name + 1)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
