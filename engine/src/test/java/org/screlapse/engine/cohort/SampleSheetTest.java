package org.screlapse.engine.cohort;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.screlapse.engine.cohort.SampleSheet.Roles;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.TextColumn;
import org.screlapse.engine.io.format.SingleCellFormatException;

public class SampleSheetTest {

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private Path folder;
    private Path file;

    @Before
    public void makeFiles() throws IOException {
        folder = temporary.getRoot().toPath();
        file = folder.resolve("samples.csv");
        Files.createFile(folder.resolve("a.h5"));
        Files.createFile(folder.resolve("b.h5"));
    }

    @Test
    public void relativePathsStartAtTheFolderOfTheSheet() throws IOException {
        Files.writeString(file, "sample,path\nS1,a.h5\nS2," + folder.resolve("b.h5") + "\n");
        SampleSheet sheet = SampleSheet.read(file);
        assertEquals(2, sheet.size());
        assertEquals(folder.resolve("a.h5"), sheet.path(0));
        assertEquals(folder.resolve("b.h5"), sheet.path(1));
        assertEquals("S2", sheet.sample(1));
        assertEquals(List.of("sample"), List.copyOf(sheet.annotations().keySet()));
    }

    @Test
    public void columnWithoutValuesIsMissingEverywhere() throws IOException {
        Files.writeString(file, "sample,path,remark\nS1,a.h5,\nS2,b.h5,NA\n");
        Column remark = SampleSheet.read(file).annotations().get("remark");
        assertEquals(ColumnType.CATEGORICAL, remark.type());
        assertEquals(true, remark.isMissing(0) && remark.isMissing(1));
    }

    @Test
    public void columnsAreFoundByWhatTheyAreCalled() throws IOException {
        Files.writeString(file, "Sample ID;Donor;Time Point;File\nS1;P1;relapse;a.h5\n");
        SampleSheet sheet = SampleSheet.read(file);
        assertEquals(List.of("sample", "patient", "timepoint"), List.copyOf(sheet.annotations().keySet()));
        assertEquals("P1", sheet.annotations().get("patient").text(0));
        assertEquals("relapse", sheet.annotations().get("timepoint").text(0));
        Files.writeString(file, "library,sample,subject,patient,path\nL,S1,X,P1,a.h5\n");
        sheet = SampleSheet.read(file);
        assertEquals("P1", sheet.annotations().get("patient").text(0));
        assertEquals("X", sheet.annotations().get("subject").text(0));
    }

    @Test
    public void wordsForAMissingValueAreMissing() throws IOException {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("path", TextColumn.of(List.of("a.h5")));
        columns.put("sample", TextColumn.of(List.of("S1")));
        columns.put("center", TextColumn.of(List.of("nan")));
        SampleSheet sheet = SampleSheet.of("the input", columns, Roles.among(columns.keySet()), folder::resolve);
        assertEquals(true, sheet.annotations().get("center").isMissing(0));
        assertRefused("Row 1 of the sample sheet \"samples.csv\": the column \"patient\" is \"NA\"; it must hold the"
            + " patient of each sample.", "sample,path,patient\nS1,a.h5,NA\n");
    }

    @Test
    public void missingColumnIsNamed() throws IOException {
        assertRefused("The sample sheet \"samples.csv\" has no column \"path\" with the files of the samples; it has"
            + " sample, data.", "sample,data\nS1,a.h5\n");
        assertRefused("The sample sheet \"samples.csv\" has no column \"sample\" with the names of the samples; it has"
            + " path.", "path\na.h5\n");
    }

    @Test
    public void emptyCellIsNamed() throws IOException {
        assertRefused("Row 2 of the sample sheet \"samples.csv\": the column \"path\" is empty; it must hold the files"
            + " of the samples.", "sample,path\nS1,a.h5\nS2, \n");
        assertRefused("Row 1 of the sample sheet \"samples.csv\": the column \"Sample\" is empty; it must hold the"
            + " names of the samples.", "Sample,path\n,a.h5\n");
        assertRefused("Row 1 of the sample sheet \"samples.csv\": the column \"timepoint\" is empty; it must hold the"
            + " timepoint of each sample.", "sample,path,timepoint\nS1,a.h5,\n");
    }

    @Test
    public void duplicateSampleIsNamed() throws IOException {
        assertRefused("Row 3 of the sample sheet \"samples.csv\": the sample \"S1\" is in row 1 already; each sample"
            + " needs a name of its own in the column \"sample\".", "sample,path\nS1,a.h5\nS2,b.h5\nS1,b.h5\n");
    }

    @Test
    public void missingFileIsNamed() throws IOException {
        assertRefused("Row 2 of the sample sheet \"samples.csv\": the file or folder \"c.h5\" in the column \"path\""
            + " does not exist; check the path.", "sample,path\nS1,a.h5\nS2,c.h5\n");
    }

    @Test
    public void sheetWithoutRows() throws IOException {
        assertRefused("The sample sheet \"samples.csv\" has no rows; it needs one for each sample.", "sample,path\n");
    }

    @Test
    public void raggedRow() throws IOException {
        assertRefused("\"samples.csv\" has 3 columns in line 2, but 2 in its header.", "sample,path\nS1,a.h5,x\n");
    }

    @Test
    public void twoColumnsOfOneName() throws IOException {
        assertRefused("\"samples.csv\" has two columns \"age\".", "sample,path,age,age\nS1,a.h5,1,2\n");
    }

    @Test
    public void brokenQuotes() throws IOException {
        Files.writeString(file, "sample,path\n\"S1,a.h5\n");
        assertThrows(SingleCellFormatException.class, () -> SampleSheet.read(file));
    }

    @Test
    public void sheetThatIsNoText() throws IOException {
        Files.write(file, new byte[]{1, 2, 3});
        assertEquals(
            "\"samples.csv\" is no sample sheet: a sheet is a text with a header and a row per sample, separated"
                + " by commas, semicolons or tabs.",
            refusal());
        Files.delete(file);
        assertEquals("\"samples.csv\" does not exist; check the path.", refusal());
        Files.createFile(file);
        assertEquals("\"samples.csv\" is empty.", refusal());
    }

    @Test
    public void columnWithTheNameOfARole() {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("file", TextColumn.of(List.of("a.h5")));
        columns.put("library", TextColumn.of(List.of("L1")));
        columns.put("sample", TextColumn.of(List.of("S1")));
        assertEquals(
            "The input table has a column \"sample\" besides the one that was chosen to be the sample; rename"
                + " or remove it.",
            assertThrows(IllegalArgumentException.class, () -> SampleSheet.of("the input table", columns,
                new Roles("file", "library", null, null), folder::resolve)).getMessage());
    }

    @Test
    public void resolverSaysWhatIsWrong() {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("file", TextColumn.of(List.of("x:y")));
        columns.put("sample", TextColumn.of(List.of("S1")));
        assertEquals("Row 1 of the input table: x:y is far away.", assertThrows(SingleCellFormatException.class,
            () -> SampleSheet.of("the input table", columns, new Roles("file", "sample", null, null), text -> {
                throw new IOException(text + " is far away.");
            })).getMessage());
    }

    private void assertRefused(String message, String sheet) throws IOException {
        Files.writeString(file, sheet);
        assertEquals(message, refusal());
    }

    private String refusal() {
        return assertThrows(SingleCellFormatException.class, () -> SampleSheet.read(file)).getMessage()
            .replace(folder + "/", "");
    }
}
