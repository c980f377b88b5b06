package org.screlapse.engine.signature;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.Test;

public class SignatureLibraryTest {

    private final SignatureLibrary library = SignatureLibrary.builtIn();

    @Test
    public void holdsThePublishedSignaturesWithTheirSources() {
        assertEquals(50, library.names().stream().filter(n -> n.startsWith("HALLMARK_")).count());
        assertEquals(43, library.get("CELL_CYCLE_S").genes().size());
        assertEquals(54, library.get("CELL_CYCLE_G2M").genes().size());
        assertTrue(library.get("LSPC-Quiescent").source().contains("Zeng 2022"));
        assertTrue(library.get("T_CELL_EXHAUSTION_CORE").genes().contains("PDCD1"));
        assertTrue(library.get("HALLMARK_INTERFERON_ALPHA_RESPONSE").source().contains("CC BY 4.0"));
        for (Signature signature : library.signatures()) {
            assertFalse(signature.name(), signature.source().isBlank());
        }
    }

    @Test
    public void aSetOfAmlSaysSoInTheNameOfItsScore() {
        SignatureLibrary.Group aml = library.groups().get(0);
        assertEquals("Acute myeloid leukemia", aml.name());
        assertTrue(aml.signatures().stream().allMatch(s -> s.name().startsWith("AML_")));
        assertEquals("AML_LSPC-Quiescent", library.get("LSPC-Quiescent").name());
        assertEquals(library.get("LSPC-Quiescent"), library.get("AML_LSPC-Quiescent"));
    }

    @Test
    public void genesOfSPhaseAreThoseOfThePaper() {
        List<String> genes = library.get("CELL_CYCLE_S").genes();
        assertEquals(43, genes.size());
        assertTrue(genes.containsAll(List.of("MCM2", "RPA2", "BRIP1")));
        assertTrue(Collections.disjoint(genes, List.of("MCM7", "POLR1B", "MRPL36")));
        assertTrue(library.get("CELL_CYCLE_S_SEURAT2019").genes().containsAll(List.of("MCM7", "POLR1B", "MRPL36")));
    }

    @Test
    public void noSymbolIsDamaged() {
        for (Signature signature : library.signatures()) {
            for (String gene : signature.genes()) {
                assertTrue(signature.name() + ": " + gene, gene.matches("[A-Z][A-Za-z0-9.\\-]*"));
            }
        }
    }

    @Test
    public void lsc17HasItsWeights() {
        Signature lsc17 = library.get("LSC17_Ng2016");
        assertEquals(17, lsc17.genes().size());
        assertEquals("DNMT3B", lsc17.genes().get(0));
        assertEquals(0.0874, lsc17.weights().get(0), 0);
        assertEquals(-0.0704, lsc17.weights().get(lsc17.genes().indexOf("CDK6")), 0);
    }

    @Test
    public void theProteotoxicStandInSaysWhatItIs() {
        Signature standIn = library.get("T_CELL_EXHAUSTION_PROTEOTOXIC_STRESS_STAND_IN");
        assertTrue(standIn.source().contains("stand-in, not the published list"));
        assertTrue(standIn.genes().containsAll(List.of("HSP90B1", "HSPA5", "PDCD1")));
    }

    @Test
    public void namesSimilarOnesWhereThereIsNone() {
        assertFalse(library.find("interferon").isPresent());
        String near = assertThrows(IllegalArgumentException.class, () -> library.get("interferon")).getMessage();
        assertEquals("There is no built-in signature \"interferon\"; similar ones are"
            + " HALLMARK_INTERFERON_ALPHA_RESPONSE, HALLMARK_INTERFERON_GAMMA_RESPONSE.", near);
        String none = assertThrows(IllegalArgumentException.class, () -> library.get("xyz")).getMessage();
        assertTrue(none, none.contains("there are AML_LSC17_Ng2016, "));
    }
}
