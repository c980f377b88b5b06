package org.screlapse.engine.signature;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import org.junit.Test;

public class SignatureTest {

    @Test
    public void isReadAsAPersonTypesIt() {
        assertEquals(List.of("CD34", "HLA-DRA", "MT-CO1", "AC0.1"),
            Signature.parse("s", " CD34, HLA-DRA;\n\tMT-CO1 ,,\"AC0.1\"\r\n").genes());
    }

    @Test
    public void refusesWhatIsNoSignature() {
        assertRefused("A signature has no name: give it one; it names the score.", " ", List.of("A"), List.of());
        assertRefused("Signature \"s\" has no genes: give at least one.", "s", List.of(), List.of());
        assertRefused("Signature \"s\" has a gene without a name.", "s", List.of("A", " "), List.of());
        assertRefused("Signature \"s\" has 1 weights for 2 genes: give one a gene, or none.", "s", List.of("A", "B"),
            List.of(1.0));
        assertRefused("The weight of gene B in signature \"s\" is NaN, which is not a number.", "s", List.of("A", "B"),
            List.of(1.0, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Signature.parse("s", " ,; "));
    }

    @Test
    public void canBeRenamed() {
        Signature signature = new Signature("s", List.of("A"), List.of(2.0), "somewhere");
        assertEquals(new Signature("t", List.of("A"), List.of(2.0), "somewhere"), signature.withName("t"));
    }

    private static void assertRefused(String message, String name, List<String> genes, List<Double> weights) {
        assertEquals(message,
            assertThrows(IllegalArgumentException.class, () -> new Signature(name, genes, weights, "")).getMessage());
    }
}
