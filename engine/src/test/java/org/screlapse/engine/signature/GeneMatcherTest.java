package org.screlapse.engine.signature;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.Test;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.TextColumn;

public class GeneMatcherTest {

    private final GeneMatcher human =
        new GeneMatcher(Annotations.of(Names.of("CD34", "FAM30A", "HN1", "C1orf112", "Cd34")).with("gene_ids",
            TextColumn.of(Arrays.asList("ENSG0", "ENSG1", null, "ENSG3", "ENSMUSG0"))));
    private final GeneMatcher mouse = new GeneMatcher(Annotations.of(Names.of("Cd34", "Jpt1")));

    @Test
    public void anExactNameGoesFirst() {
        assertEquals(0, human.indexOf("CD34"));
        assertEquals(4, human.indexOf("Cd34"));
        assertEquals(0, human.indexOf(" CD34 "));
    }

    @Test
    public void caseCountsNotWhereThereIsNoExactName() {
        assertEquals(0, mouse.indexOf("CD34"));
        assertEquals(3, human.indexOf("C1ORF112"));
        assertEquals("the first of the data", 0, human.indexOf("cd34"));
    }

    @Test
    public void previousAndCurrentSymbolsAreTheSameGene() {
        assertEquals("previous in the signature", 1, human.indexOf("KIAA0125"));
        assertEquals("previous in the data", 2, human.indexOf("JPT1"));
        assertEquals("in another case", 1, mouse.indexOf("HN1"));
    }

    @Test
    public void identifiersAreFoundToo() {
        assertEquals(3, human.indexOf("ENSG3"));
        assertEquals(-1, mouse.indexOf("ENSG3"));
    }

    @Test
    public void reportsWhatWasFoundAndWhatIsMissing() {
        GeneMatcher.Match match = human.match(new Signature("s",
            List.of("X", "KIAA0125", "CD34", "FAM30A", "X", "CD34"), List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0), ""));
        assertArrayEquals(new int[]{1, 0}, match.genes());
        assertEquals(List.of("KIAA0125", "CD34"), match.found());
        assertEquals(List.of("FAM30A", "CD34"), match.matched());
        assertEquals(List.of("X"), match.missing());
        assertEquals(List.of(2.0, 3.0), match.weights());
        assertEquals(2 / 3.0, match.share(), 1e-15);
    }

    @Test
    public void refusesASignatureOfWhichNothingIsThere() {
        String message = assertThrows(IllegalArgumentException.class,
            () -> human.match(Signature.of("LSC", List.of("P", "Q", "R", "S")))).getMessage();
        assertEquals("No gene of signature \"LSC\" is in the data: the signature has P, Q, R and 1 more, the data have"
            + " CD34, FAM30A, HN1 and 2 more. Do both use the same kind of gene names, and are they of the same"
            + " species?", message);
    }
}
