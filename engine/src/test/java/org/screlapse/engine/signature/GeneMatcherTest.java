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
    public void namesThatDifferInFormOnlyAreTheSameGene() {
        GeneMatcher prefixed = new GeneMatcher(Annotations.of(Names.of("GRCh38---CD34", "GRCh38_KIT", "hg19_GATA2")));
        assertEquals(0, prefixed.indexOf("CD34"));
        assertEquals(1, prefixed.indexOf("KIT"));
        assertEquals(2, prefixed.indexOf("GATA2"));
        GeneMatcher ofR = new GeneMatcher(Annotations.of(Names.of("HLA.A", "HLA.DRA", "MT.ND1")));
        assertEquals(0, ofR.indexOf("HLA-A"));
        assertEquals(1, ofR.indexOf("HLA-DRA"));
        assertEquals(2, ofR.indexOf("MT-ND1"));
        GeneMatcher versions = new GeneMatcher(Annotations.of(Names.of("ENSG00000174059.17", "ENSG00000157404")));
        assertEquals(0, versions.indexOf("ENSG00000174059"));
        assertEquals(0, versions.indexOf("ENSG00000174059.3"));
        assertEquals(1, versions.indexOf("ENSG00000157404.15"));
    }

    @Test
    public void renamedFamiliesAreTheSameGene() {
        GeneMatcher old = new GeneMatcher(Annotations.of(Names.of("MARCH1", "SEPT2", "SEPT6", "CD34")));
        assertEquals(0, old.indexOf("MARCHF1"));
        assertEquals(1, old.indexOf("SEPTIN2"));
        assertEquals(2, old.indexOf("SEPTIN6"));
    }

    @Test
    public void aCurrentSymbolMeansItselfOnly() {
        GeneMatcher others = new GeneMatcher(Annotations.of(Names.of("MCM7", "POLR1B", "SEPTIN6")));
        assertEquals("an alias of MCM7", -1, others.indexOf("MCM2"));
        assertEquals("an alias of POLR1B", -1, others.indexOf("RPA2"));
        assertEquals(-1, others.indexOf("SEPTIN2"));
        assertEquals("of another gene", -1, new GeneMatcher(Annotations.of(Names.of("MCM2"))).indexOf("MCM7"));
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
