package org.screlapse.engine.signature;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.screlapse.engine.io.format.SingleCellFormatException;

public class SignatureFormatsTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void gmxHasAColumnASet() throws IOException {
        assertEquals(List.of(new Signature("one", List.of("A", "B"), List.of(), "paper"),
            new Signature("two", List.of("C"), List.of(), "")), read("x.gmx", "one\ttwo\npaper\t\nA\tC\nB\n"));
    }

    @Test
    public void tablesHaveWeightsAndDirections() throws IOException {
        assertEquals(List.of(new Signature("x", List.of("A", "B"), List.of(0.5, -2.0), "")),
            read("x.tsv", "gene\tweight\nA\t0.5\nB\t-2\n\t\n"));
        assertEquals(
            List.of(new Signature("s", List.of("A", "C"), List.of(1.0, -1.0), "paper"),
                Signature.of("t", List.of("B"))),
            read("x.csv", "\uFEFFSignature,Symbol,Direction,Source\n\"s\",A,up,paper\nt,B,,\ns,C,DOWN,\n"));
    }

    @Test
    public void aListOfGenesIsOneSignature() throws IOException {
        assertEquals(List.of(Signature.of("markers", List.of("A", "B"))), read("markers.txt", "gene\nA\nB\n"));
    }

    @Test
    public void saysWhatIsWrongAndWhere() throws IOException {
        assertRefused("The weight of gene B in line 3 of ", "x.csv", "gene,weight\nA,1\nB,much\n");
        assertRefused("The weight of gene A in line 2 of ", "x.csv", "gene,weight\nA,NaN\n");
        assertRefused("The direction of gene A in line 2 of ", "x.csv", "gene,direction\nA,sideways\n");
        assertRefused("The gene A in line 2 of ", "x.csv", "gene,signature\nA,\n");
        assertRefused("x.csv has no column \"gene\"; its columns are a, b.", "x.csv", "a,b\n1,2\n");
        assertRefused("x.csv has no gene below its header.", "x.csv", "gene\n");
        assertRefused("x.gmx, column 2, is not a gene set: it has the name \"b\" but no genes.", "x.gmx",
            "a\tb\n\t\nA\t\n");
        assertRefused("x.gmx holds no gene sets", "x.gmx", "a\n");
        assertRefused("x.doc is not a file of signatures", "x.doc", "a\n");
    }

    @Test
    public void pairsOfUpAndDownAreJoined() {
        List<Signature> joined =
            UpDownPairs.join(List.of(Signature.of("S_UP", List.of("A")), Signature.of("t", List.of("B")),
                Signature.of("S_DN", List.of("C", "D")), Signature.of("lonely_up", List.of("E"))));
        assertEquals(List.of("S", "t", "lonely_up"), joined.stream().map(Signature::name).toList());
        assertEquals(List.of("A", "C", "D"), joined.get(0).genes());
        assertEquals(List.of(1.0, -1.0, -1.0), joined.get(0).weights());
        List<String> builtIn =
            UpDownPairs.join(SignatureLibrary.builtIn().signatures()).stream().map(Signature::name).toList();
        assertTrue(builtIn.toString(),
            builtIn.containsAll(List.of("AML_LSC104_Ng2017", "AML_MLL_LSC_Somervaille2009")));
    }

    @Test
    public void aPlainListIsOneSignature() throws IOException {
        List<Signature> list = read("genelist.txt", "CD34\nKIT\n\nGATA2\n");
        assertEquals(List.of("genelist"), list.stream().map(Signature::name).toList());
        assertEquals(List.of("CD34", "KIT", "GATA2"), list.get(0).genes());
    }

    @Test
    public void encodingsAreRecognized() throws IOException {
        Path file = folder.getRoot().toPath().resolve("encoded.csv");
        String table = "gene,signature\nCD34,Leuk\u00e4mie\n";
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16)) {
            Files.write(file, table.getBytes(charset));
            assertEquals(charset.name(), "Leuk\u00e4mie", SignatureReader.read(file).get(0).name());
        }
    }

    private List<Signature> read(String name, String text) throws IOException {
        Path file = folder.getRoot().toPath().resolve(name);
        Files.writeString(file, text);
        return SignatureReader.read(file);
    }

    private void assertRefused(String part, String name, String text) {
        String message = assertThrows(SingleCellFormatException.class, () -> read(name, text)).getMessage();
        assertTrue(message, message.contains(part));
    }
}
