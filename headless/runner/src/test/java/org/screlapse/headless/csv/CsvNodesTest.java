package org.screlapse.headless.csv;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataRow;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.screlapse.headless.runtime.NodeRuntime;

public class CsvNodesTest {

    private static final Consumer<NodeSettings> AS_IT_IS = model -> {};

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path file;

    private NodeRuntime runtime;

    @Before
    public void setUp() throws IOException {
        file = folder.getRoot().toPath().toRealPath().resolve("table.csv");
        runtime = NodeRuntime.standalone(folder.newFolder("temp").toPath());
    }

    @Test
    public void guessesTypesAndNamesLikeKnime() throws Exception {
        BufferedDataTable table =
            read("id,big,share,flag,none,,id\n1,3000000000,1,true,,x,a\n2,1,0.5,false,,y,b\n", AS_IT_IS);
        assertEquals(List.of("id", "big", "share", "flag", "none", "Column5", "id (#1)"),
            List.of(table.getDataTableSpec().getColumnNames()));
        assertEquals(
            List.of("IntCell", "LongCell", "DoubleCell", "StringCell", "StringCell", "StringCell", "StringCell"),
            types(table));
        assertEquals(List.of("Row0: 1 3000000000 1.0 true ? x a", "Row1: 2 1 0.5 false ? y b"), rows(table));
    }

    @Test
    public void configureKnowsTheColumnsOrThatThereIsNoFileYet() throws Exception {
        assertTrue(reader(AS_IT_IS).configure().isEmpty());
        Files.writeString(file, "a,b\n1,x\n");
        assertEquals(2, reader(AS_IT_IS).configure().orElseThrow().getNumColumns());
        assertThrows(IOException.class, () -> {
            Files.delete(file);
            reader(AS_IT_IS).execute(runtime.newExecutionContext());
        });
    }

    @Test
    public void readsWithoutHeaderAndWithRowIds() throws Exception {
        Consumer<NodeSettings> ids = model -> config(model, "settings").addBoolean("has_row_id", true);
        assertEquals(List.of("a: 1", "b: 2"), rows(read("key,n\na,1\nb,2\n", ids)));
        BufferedDataTable table =
            read("a,1\nb,2\n", ids.andThen(model -> config(model, "settings").addBoolean("has_column_header", false)));
        assertEquals("Column0", table.getDataTableSpec().getColumnNames()[0]);
        assertEquals(List.of("a: 1", "b: 2"), rows(table));
    }

    @Test
    public void refusesDuplicateRowIdsAndEmptyFiles() {
        String twice = assertThrows(IOException.class,
            () -> read("key,n\na,1\na,2\n", model -> config(model, "settings").addBoolean("has_row_id", true)))
            .getMessage();
        assertTrue(twice, twice.startsWith("The row id \"a\" occurs more than once in the first column of " + file));
        String empty = assertThrows(IOException.class, () -> read("# nothing\n", AS_IT_IS)).getMessage();
        assertEquals("The file " + file + " is empty, expected a row of column names.", empty);
    }

    @Test
    public void skipsAndLimits() throws Exception {
        Consumer<NodeSettings> limits = model -> {
            NodeSettings limit = config(model, "limit_rows");
            limit.addBoolean("skip_lines", true);
            limit.addBoolean("skip_data_rows", true);
            limit.addBoolean("limit_data_rows", true);
            limit.addLong("max_rows", 2);
        };
        assertEquals(List.of("Row0: 2", "Row1: 3"), rows(read("title\nn\n1\n2\n3\n4\n", limits)));
    }

    @Test
    public void readsShortAndEmptyRowsIfToldTo() throws Exception {
        String text = "a,b\n1,2\n3\n,\n4,5\n";
        String message = assertThrows(IOException.class, () -> read(text, AS_IT_IS)).getMessage();
        assertTrue(message, message.contains(file + " has 1 values, expected 2"));
        assertEquals(List.of("Row0: 1 2", "Row1: 3 ?", "Row2: 4 5"), rows(read(text, model -> {
            config(model, "settings").addBoolean("support_short_data_rows", true);
            config(model, "settings").addBoolean("skip_empty_data_rows", true);
        })));
    }

    @Test
    public void saysWhichValueDoesNotFitTheRowsScanned() {
        String message = assertThrows(IOException.class, () -> read("n\n1\n2\nthree\n",
            model -> config(model, "advanced_settings").addLong("max_data_rows_scanned", 2))).getMessage();
        assertTrue(message, message.contains("\"three\" in column \"n\", expected a value of type integer"));
    }

    @Test
    public void readsOtherCharsetsByteOrderMarksAndGzip() throws Exception {
        Files.write(file, "ä;b\n1,5;x\n".getBytes(StandardCharsets.ISO_8859_1));
        Consumer<NodeSettings> german = model -> {
            config(model, "settings").addString("column_delimiter", ";");
            config(model, "advanced_settings").addString("decimal_separator", ",");
            config(model, "encoding").addString("charset", "ISO-8859-1");
        };
        BufferedDataTable table = reader(german).execute(runtime.newExecutionContext());
        assertEquals("ä", table.getDataTableSpec().getColumnNames()[0]);
        assertEquals(List.of("Row0: 1.5 x"), rows(table));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("\uFEFFa\n1\n".getBytes(StandardCharsets.UTF_8));
        }
        Files.write(file, bytes.toByteArray());
        assertEquals("a",
            reader(AS_IT_IS).execute(runtime.newExecutionContext()).getDataTableSpec().getColumnNames()[0]);
    }

    @Test
    public void writesNumbersTextsAndMissingValuesLikeKnime() throws Exception {
        BufferedDataTable table = read("d,i,s,e\n0.1,7,\"a \"\"b\"\"\",1e-7\n1e21,,x,\n", AS_IT_IS);
        assertEquals("\"d\",\"i\",\"s\",\"e\"\n0.1,7,\"a \"\"b\"\"\",0.0000001\n1000000000000000000000,,\"x\",\n",
            written(table, AS_IT_IS));
    }

    @Test
    public void writesOtherLayouts() throws Exception {
        BufferedDataTable table = read("d,s\n0.5,a;b\n2,\n", AS_IT_IS);
        assertEquals("row ID;d;s\nRow0;0,5;'a;b'\nRow1;2;NA\n", written(table, model -> {
            NodeSettings settings = config(model, "settings");
            settings.addString("column_delimiter", ";");
            settings.addChar("quote_char", '\'');
            settings.addBoolean("write_row_header", true);
            config(model, "advanced_settings").addString("quote_mode", "IF_NEEDED");
            config(model, "advanced_settings").addString("missing_value_pattern", "NA");
            config(model, "advanced_settings").addChar("decimal_separator", ',');
        }));
        assertEquals("d;s\n.5;a_b\n2.0;\n", written(table, model -> {
            config(model, "settings").addString("column_delimiter", ";");
            config(model, "advanced_settings").addString("quote_mode", "NEVER");
            config(model, "advanced_settings").addString("separator_replacement", "_");
            config(model, "advanced_settings").addBoolean("keep_trailing_zero_in_decimals", true);
        }));
    }

    @Test
    public void respectsWhatIsThereAlready() throws Exception {
        BufferedDataTable table = read("n\n1\n", AS_IT_IS);
        Files.writeString(file, "old\n");
        String message = assertThrows(IOException.class, () -> write(table, policy("fail"))).getMessage();
        assertTrue(message, message.contains("exists and must not be overwritten"));
        write(table, policy("append")
            .andThen(model -> config(model, "settings").addBoolean("skip_column_header_on_append", true)));
        assertEquals("old\n1\n", Files.readString(file));
        write(table, policy("overwrite"));
        assertEquals("\"n\"\n1\n", Files.readString(file));
    }

    @Test
    public void compresses() throws Exception {
        write(read("n\n1\n", AS_IT_IS),
            model -> config(model, "advanced_settings").addBoolean("compress_with_gzip", true));
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            assertEquals("\"n\"\n1\n", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    public void leavesNothingHalfWritten() throws Exception {
        BufferedDataTable table = read("n\n1\n", AS_IT_IS);
        Files.writeString(file, "old\n");
        runtime.cancel();
        assertThrows(CanceledExecutionException.class, () -> write(table, policy("overwrite")));
        assertEquals("old\n", Files.readString(file));
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertFalse(files.anyMatch(f -> f.toString().endsWith(".part")));
        }
    }

    @Test
    public void refusesMissingAndContradictingSettings() {
        refused("missing_value_pattern",
            model -> config(model, "advanced_settings").removeConfig("missing_value_pattern"));
        refused("must not contain the column delimiter",
            model -> config(model, "advanced_settings").addString("missing_value_pattern", "a,b"));
        refused("Can't append", policy("append")
            .andThen(model -> config(model, "advanced_settings").addBoolean("compress_with_gzip", true)));
        refused("must be fail, overwrite or append", policy("explode"));
        String message = assertThrows(InvalidSettingsException.class,
            () -> reader(model -> config(model, "settings").removeConfig("has_row_id"))).getMessage();
        assertTrue(message, message.contains("has_row_id"));
    }

    private void refused(String part, Consumer<NodeSettings> change) {
        String message = assertThrows(InvalidSettingsException.class, () -> writer(change)).getMessage();
        assertTrue(message, message.contains(part));
    }

    private static Consumer<NodeSettings> policy(String name) {
        return model -> config(config(model, "settings"), "file_chooser_settings").addString("if_path_exists", name);
    }

    private CsvReaderNode reader(Consumer<NodeSettings> change) throws InvalidSettingsException {
        NodeSettings model = new NodeSettings("model");
        CsvSettings.reader(model, "LOCAL", null, file.toString());
        change.accept(model);
        return CsvReaderNode.load(model);
    }

    private CsvWriterNode writer(Consumer<NodeSettings> change) throws InvalidSettingsException {
        NodeSettings model = new NodeSettings("model");
        CsvSettings.writer(model, "LOCAL", null, file.toString());
        change.accept(model);
        return CsvWriterNode.load(model);
    }

    private BufferedDataTable read(String text, Consumer<NodeSettings> change) throws Exception {
        Files.writeString(file, text);
        return reader(change).execute(runtime.newExecutionContext());
    }

    private void write(BufferedDataTable table, Consumer<NodeSettings> change) throws Exception {
        CsvWriterNode node = writer(change);
        node.configure(table.getDataTableSpec());
        assertEquals(file, node.execute(table, runtime.newExecutionContext()));
    }

    private String written(BufferedDataTable table, Consumer<NodeSettings> change) throws Exception {
        write(table, change);
        return Files.readString(file);
    }

    private static NodeSettings config(NodeSettings parent, String key) {
        return (NodeSettings) parent.getEntry(key);
    }

    private static List<String> types(BufferedDataTable table) {
        return table.getDataTableSpec().stream()
            .map(c -> switch (c.getType().getPreferredValueClass().getSimpleName()) {
                case "IntValue" -> "IntCell";
                case "LongValue" -> "LongCell";
                case "DoubleValue" -> "DoubleCell";
                default -> "StringCell";
            }).toList();
    }

    private static List<String> rows(BufferedDataTable table) {
        List<String> rows = new ArrayList<>();
        try (CloseableRowIterator iterator = table.iterator()) {
            while (iterator.hasNext()) {
                DataRow row = iterator.next();
                StringBuilder text = new StringBuilder(row.getKey() + ":");
                row.forEach(cell -> text.append(' ').append(cell.isMissing() ? "?" : cell.toString()));
                rows.add(text.toString());
            }
        }
        return rows;
    }
}
