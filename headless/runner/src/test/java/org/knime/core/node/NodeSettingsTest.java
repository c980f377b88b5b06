package org.knime.core.node;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.Assume;
import org.junit.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.config.base.ConfigEntries;

/** Settings trees and their XML form. */
public class NodeSettingsTest {

    private static final Set<String> SETTINGS_FILES = Set.of("settings.xml", "workflow.knime");

    private static String toXml(NodeSettings settings) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        settings.saveToXML(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static NodeSettings fromXml(String xml) throws IOException {
        return (NodeSettings) NodeSettings.loadFromXML(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static NodeSettings roundTrip(NodeSettings settings) throws IOException {
        return fromXml(toXml(settings));
    }

    private static NodeSettings everyType() {
        NodeSettings s = new NodeSettings("all");
        s.addInt("int", -1);
        s.addLong("long", Long.MAX_VALUE);
        s.addDouble("double", Double.NaN);
        s.addFloat("float", 0.1f);
        s.addShort("short", (short) -3);
        s.addByte("byte", (byte) 7);
        s.addChar("char", '\n');
        s.addBoolean("boolean", true);
        s.addString("string", "a <b> & \"c\" % %% ü \t\n \u0000 \ud83d\ude00 \u0085");
        s.addString("null", null);
        s.addString("empty", "");
        s.addStringArray("strings", "x", null, "");
        s.addStringArray("nullStrings", (String[]) null);
        s.addDoubleArray("noDoubles");
        s.addNodeSettings("sub").addIntArray("ints", 1, 2);
        return s;
    }

    @Test
    public void xmlHoldsEveryType() throws Exception {
        NodeSettings loaded = roundTrip(everyType());
        assertEquals(everyType(), loaded);
        assertEquals(Double.NaN, loaded.getDouble("double"), 0);
        assertEquals('\n', loaded.getChar("char"));
        assertEquals("a <b> & \"c\" % %% ü \t\n \u0000 \ud83d\ude00 \u0085", loaded.getString("string"));
        assertNull(loaded.getString("null", "default"));
        assertArrayEquals(new String[]{"x", null, ""}, loaded.getStringArray("strings"));
        assertNull(loaded.getStringArray("nullStrings"));
        assertEquals(0, loaded.getDoubleArray("noDoubles").length);
        assertArrayEquals(new int[]{1, 2}, loaded.getNodeSettings("sub").getIntArray("ints"));
        assertEquals(List.copyOf(everyType().keySet()), List.copyOf(loaded.keySet()));
    }

    @Test
    public void xmlIsKnimesToTheByte() throws Exception {
        NodeSettings s = new NodeSettings("settings.xml");
        s.addString("row_delimiter", "\n");
        s.addString("quote", "\"");
        s.addString("none", null);
        s.addConfig("flow_stack");
        s.addConfig("model").addBoolean("on", false);
        assertEquals("""
            <?xml version="1.0" encoding="UTF-8"?>
            <config xmlns="http://www.knime.org/2008/09/XMLConfig" \
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
            xsi:schemaLocation="http://www.knime.org/2008/09/XMLConfig \
            http://www.knime.org/XMLConfig_2008_09.xsd" key="settings.xml">
                <entry key="row_delimiter" type="xstring" value="%%00010"/>
                <entry key="quote" type="xstring" value="&quot;"/>
                <entry key="none" type="xstring" isnull="true" value=""/>
                <config key="flow_stack"/>
                <config key="model">
                    <entry key="on" type="xboolean" value="false"/>
                </config>
            </config>
            """, toXml(s));
    }

    @Test
    public void filesWrittenByKnimeAreWrittenBackUnchanged() throws Exception {
        Path examples = sharedExamples();
        Assume.assumeTrue("needs ../shared/knime/examples", examples != null);
        try (Stream<Path> files = Files.walk(examples)) {
            List<Path> settings = files.filter(f -> SETTINGS_FILES.contains(f.getFileName().toString())).toList();
            assertTrue("found only " + settings, settings.size() >= 8);
            for (Path file : settings) {
                String xml = Files.readString(file);
                String written = toXml(fromXml(xml));
                if (file.startsWith(examples.resolve("minimal"))) { // written by hand, with other white space
                    assertEquals(file.toString(), normalized(xml), normalized(written));
                } else {
                    assertEquals(file.toString(), xml, written);
                }
            }
        }
    }

    private static String normalized(String xml) {
        return xml.replaceAll(">\\s+<", ">\n<")
            .replaceAll("<config key=\"([^\"]*)\">\n</config>", "<config key=\"$1\"/>").strip();
    }

    private static Path sharedExamples() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("shared/knime/examples"))) {
                return folder.resolve("shared/knime/examples");
            }
        }
        return null;
    }

    @Test
    public void missingKeyIsAnError() {
        NodeSettings s = everyType();
        assertError("Int for key \"nope\" not found.", () -> s.getInt("nope"));
        assertError("String for key \"nope\" not found.", () -> s.getString("nope"));
        assertError("Boolean for key \"nope\" not found.", () -> s.getBoolean("nope"));
        assertError("ConfigBase for key \"nope\" not found.", () -> s.getStringArray("nope"));
        assertError("Config for key \"nope\" not found.", () -> s.getNodeSettings("nope"));
    }

    @Test
    public void anotherTypeCountsAsMissing() {
        NodeSettings s = everyType();
        assertError("Int for key \"long\" not found.", () -> s.getInt("long"));
        assertError("String for key \"sub\" not found.", () -> s.getString("sub"));
        assertEquals(5, s.getInt("long", 5));
        assertArrayEquals(new int[]{9}, s.getIntArray("strings", 9));
    }

    private interface Call {
        void run() throws InvalidSettingsException;
    }

    private static void assertError(String message, Call call) {
        assertEquals(message, assertThrows(InvalidSettingsException.class, call::run).getMessage());
    }

    @Test
    public void copyIsEqualAndIndependent() throws Exception {
        NodeSettings copy = new NodeSettings("all");
        everyType().copyTo(copy);
        assertEquals(everyType(), copy);
        copy.getNodeSettings("sub").addInt("more", 1);
        assertNotEquals(everyType(), copy);
    }

    @Test
    public void entriesTellTheirTypeAndText() {
        NodeSettings s = everyType();
        assertEquals(ConfigEntries.xint, s.getEntry("int").getType());
        assertEquals("-1", s.getEntry("int").toStringValue());
        assertEquals(ConfigEntries.config, s.getEntry("sub").getType());
        assertNull(s.getEntry("nope"));
    }

    @Test
    public void cellsAreStored() throws Exception {
        DataCell[] cells = {new StringCell("a"), new DoubleCell(1.5), new IntCell(3), new LongCell(4L),
            BooleanCell.TRUE, DataType.getMissingCell(), null};
        NodeSettings s = new NodeSettings("cells");
        s.addDataCellArray("cells", cells);
        NodeSettings loaded = roundTrip(s);
        assertArrayEquals(cells, loaded.getDataCellArray("cells"));
    }

    @Test
    public void damagedFilesAreErrors() {
        String entry = "<config key=\"k\"><entry key=\"e\" type=\"%s\" value=\"%s\"/></config>";
        for (String xml : List.of("", "<config key=\"k\">", "<other/>", String.format(entry, "xnothing", "1"),
            String.format(entry, "xint", "one"), String.format(entry, "xchar", "ab"),
            "<entry key=\"e\" type=\"xint\" value=\"1\"/>")) {
            assertThrows(xml, IOException.class, () -> fromXml(xml));
        }
    }

    @Test
    public void nothingOutsideTheFileIsRead() throws Exception {
        NodeSettings s = fromXml("<!DOCTYPE config SYSTEM \"http://localhost:1/XMLConfig.dtd\">"
            + "<config key=\"k\"><entry key=\"e\" type=\"xint\" value=\"1\"/></config>");
        assertEquals(1, s.getInt("e"));
        assertFalse(s.containsKey("f"));
    }
}
