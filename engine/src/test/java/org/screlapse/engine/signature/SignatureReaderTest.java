package org.screlapse.engine.signature;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.screlapse.engine.io.format.SingleCellFormatException;

public class SignatureReaderTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void readsGeneSets() throws IOException {
        Path file = folder.newFile("sets.gmt").toPath();
        Files.writeString(file, "\uFEFFone\tof a paper\tA\tB \t\t\r\n\r\nzwei µ\t\tC");
        assertEquals(List.of(new Signature("one", List.of("A", "B"), List.of(), "of a paper"),
            new Signature("zwei µ", List.of("C"), List.of(), "")), SignatureReader.readGmt(file));
    }

    @Test
    public void saysWhatIsWrongAndWhere() throws IOException {
        assertRefused("x.gmt, line 2, is not a gene set: a GMT file has a line per set, with name, description and at"
            + " least one gene separated by tabs, but this line has 1 column.", "a\tb\tC\nA,B,C\n");
        assertRefused("x.gmt names two gene sets \"a\", in lines 1 and 3: rename or remove one.",
            "a\t\tA\nb\t\tB\na\t\tC\n");
        assertRefused("x.gmt holds no gene sets: a GMT file has a line per set, with name, description and genes"
            + " separated by tabs.", "\n \n");
        assertThrows(NoSuchFileException.class, () -> SignatureReader.readGmt(Path.of("no such file.gmt")));
    }

    private void assertRefused(String message, String text) throws IOException {
        Path file = folder.getRoot().toPath().resolve("x.gmt");
        Files.writeString(file, text);
        assertEquals(file.resolveSibling(message).toString(),
            assertThrows(SingleCellFormatException.class, () -> SignatureReader.readGmt(file)).getMessage());
    }
}
