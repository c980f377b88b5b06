package org.screlapse.engine.io;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.BooleanColumn;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;

public class CellTableFormatTest {

    private static final String TABLE = "cell,patient,n_counts,score,doublet,plate\n" + "A-1,P1,100,0.5,True,007\n"
        + "B-1,P1,,NA,False,008\n" + "\"C,1\",\"P 2\",-3,1e-3,,009\n";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void infersTypesAndMissingValues() throws IOException {
        SingleCellData data = TestFiles.read(file("cells.csv", TABLE));
        Annotations cells = data.cells();
        assertEquals(0, data.counts().genes());
        assertEquals(List.of("A-1", "B-1", "C,1"), cells.names().asList());
        assertEquals(List.of("patient", "n_counts", "score", "doublet", "plate"),
            List.copyOf(cells.columns().keySet()));
        assertEquals(List.of("P1", "P 2"), ((CategoricalColumn) column(cells, "patient")).categories());
        assertEquals(ColumnType.INTEGER, column(cells, "n_counts").type());
        assertEquals(-3, ((NumericColumn) column(cells, "n_counts")).value(2), 0);
        assertTrue(column(cells, "n_counts").isMissing(1));
        assertEquals(ColumnType.NUMERIC, column(cells, "score").type());
        assertEquals(0.001, ((NumericColumn) column(cells, "score")).value(2), 0);
        assertTrue(column(cells, "score").isMissing(1));
        assertTrue(((BooleanColumn) column(cells, "doublet")).value(0));
        assertFalse(((BooleanColumn) column(cells, "doublet")).value(1));
        assertTrue(column(cells, "doublet").isMissing(2));
        assertEquals("numbers with leading zeros are names", "007", column(cells, "plate").text(0));
    }

    private static Column column(Annotations cells, String name) {
        return cells.column(name).orElseThrow();
    }

    @Test
    public void recognizesSeparatorsAndCompression() throws IOException {
        for (String name : List.of("cells.csv", "cells.txt.gz")) {
            for (String separator : List.of(",", ";", "\t")) {
                String table = "\uFEFFcell,state\nA,x y\nB,z\n".replace(",", separator);
                Annotations cells = TestFiles.read(file(name, table)).cells();
                assertEquals(List.of("A", "B"), cells.names().asList());
                assertEquals("z", column(cells, "state").text(1));
            }
        }
    }

    @Test
    public void findsTheColumnOfCellNames() throws IOException {
        assertEquals(List.of("A", "B"), names("patient,Barcode\nP1,A\nP1,B\n"));
        assertEquals(List.of("A", "B"), names("id,patient\nA,P1\nB,P1\n"));
        assertEquals("pandas leaves its name out", List.of("A", "B"), names(",index\nA,1\nB,1\n"));
        assertEquals("R leaves it out together with the separator", List.of("A", "B"), names("p,q\nA,1,2\nB,1,2\n"));
    }

    private List<String> names(String table) throws IOException {
        return TestFiles.read(file("cells.csv", table)).cells().names().asList();
    }

    @Test
    public void manyDifferentTextsAreNoCategories() throws IOException {
        StringBuilder table = new StringBuilder("cell,note,group\n");
        for (int i = 0; i < 30; i++) {
            table.append("C").append(i).append(",note ").append(i).append(",g").append(i % 15).append('\n');
        }
        Annotations cells = TestFiles.read(file("cells.csv", table.toString())).cells();
        assertEquals(ColumnType.TEXT, column(cells, "note").type());
        assertEquals(ColumnType.CATEGORICAL, column(cells, "group").type());
    }

    @Test
    public void describesTheColumns() throws IOException {
        DataSummary summary = SingleCellReader.withDefaults().describe(file("cells.csv", TABLE));
        assertEquals(3, summary.cells());
        assertEquals(0, summary.genes());
        assertEquals(List.of("P1", "P 2"), summary.cellColumn("patient").orElseThrow().categories());
    }

    @Test
    public void refusesWhatIsNoTable() throws IOException {
        assertEquals("\"cells.csv\" has 3 columns in line 3, but 2 in its header.",
            TestFiles.refusal(file("cells.csv", "cell,a\nA,1\nB,2,3\n")));
        assertEquals("\"cells.csv\" names two cells \"A\" (numbers 1 and 2); cell names must be unique.",
            TestFiles.refusal(file("cells.csv", "cell,a\nA,1\nA,2\n")));
        assertEquals("\"cells.csv\" has no name for cell 2.",
            TestFiles.refusal(file("cells.csv", "cell,a\nA,1\n,2\n")));
        assertEquals("\"cells.csv\" has two columns \"a\" (numbers 2 and 3).",
            TestFiles.refusal(file("cells.csv", "cell,a,a\nA,1,2\n")));
    }

    private Path file(String name, String table) throws IOException {
        return TestFiles.write(folder.getRoot().toPath().resolve(name), table);
    }
}
