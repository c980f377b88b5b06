package org.knime.core.data;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.LinkedHashSet;
import java.util.List;

import org.junit.Test;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.NodeSettings;

/** Table and column specs, domains and types. */
public class DataTableSpecTest {

    private static DataColumnSpec column(String name, DataType type) {
        return new DataColumnSpecCreator(name, type).createSpec();
    }

    private static DataTableSpec withDomain() {
        DataColumnSpecCreator creator = new DataColumnSpecCreator("label", StringCell.TYPE);
        creator.setDomain(
            new DataColumnDomainCreator(new DataCell[]{new StringCell("b"), new StringCell("a")}).createDomain());
        DataColumnSpecCreator bounded = new DataColumnSpecCreator("score", DoubleCell.TYPE);
        bounded.setDomain(new DataColumnDomainCreator(new DoubleCell(-1), new DoubleCell(2)).createDomain());
        return new DataTableSpec("t", creator.createSpec(), bounded.createSpec(), column("n", IntCell.TYPE));
    }

    @Test
    public void columnsAreFoundByName() {
        DataTableSpec spec = withDomain();
        assertEquals(3, spec.getNumColumns());
        assertEquals(1, spec.findColumnIndex("score"));
        assertEquals(-1, spec.findColumnIndex("nope"));
        assertEquals(-1, spec.findColumnIndex(null));
        assertNull(spec.getColumnSpec("nope"));
        assertArrayEquals(new String[]{"label", "score", "n"}, spec.getColumnNames());
        assertTrue(spec.containsCompatibleType(NominalValue.class));
        assertFalse(spec.containsCompatibleType(BooleanValue.class));
    }

    @Test
    public void columnNamesAreUnique() {
        DataColumnSpec a = column("a", IntCell.TYPE);
        assertEquals("Duplicate column name \"a\" at positions 0 and 1.",
            assertThrows(IllegalArgumentException.class, () -> new DataTableSpec(a, a)).getMessage());
    }

    @Test
    public void columnNamesAreTrimmed() {
        assertEquals("a", column(" a\t", IntCell.TYPE).getName());
        assertTrue(column("  ", IntCell.TYPE).getName().startsWith("<empty_"));
        assertThrows(NullPointerException.class, () -> new DataColumnSpecCreator(null, IntCell.TYPE));
        assertThrows(NullPointerException.class, () -> new DataColumnSpecCreator("a", null));
    }

    @Test
    public void specIsSavedWithDomains() throws Exception {
        NodeSettings settings = new NodeSettings("spec");
        withDomain().save(settings);
        DataTableSpec loaded = DataTableSpec.load(settings);
        assertEquals(withDomain(), loaded);
        assertEquals(List.of(new StringCell("b"), new StringCell("a")),
            List.copyOf(new LinkedHashSet<>(loaded.getColumnSpec(0).getDomain().getValues())));
        assertEquals(new DoubleCell(2), loaded.getColumnSpec("score").getDomain().getUpperBound());
        assertFalse(loaded.getColumnSpec("n").getDomain().hasValues());
    }

    @Test
    public void typesKnowTheirValues() {
        assertTrue(IntCell.TYPE.isCompatible(DoubleValue.class));
        assertFalse(DoubleCell.TYPE.isCompatible(IntValue.class));
        assertEquals(IntValue.class, IntCell.TYPE.getPreferredValueClass());
        assertEquals(BooleanValue.class, BooleanCell.TYPE.getPreferredValueClass());
        assertTrue(DoubleCell.TYPE.isASuperTypeOf(IntCell.TYPE));
        assertFalse(IntCell.TYPE.isASuperTypeOf(DoubleCell.TYPE));
        assertTrue(IntCell.TYPE.isASuperTypeOf(DataType.getMissingCell().getType()));
        assertEquals("Number (Long Integer)", LongCell.TYPE.getName());
    }

    @Test
    public void cellsCompareByClassAndValue() {
        assertEquals(new DoubleCell(Double.NaN), new DoubleCell(Double.NaN));
        assertNotEquals(new DoubleCell(0.0), new DoubleCell(-0.0));
        assertNotEquals(new IntCell(1), new LongCell(1));
        assertEquals(new MissingCell("why"), DataType.getMissingCell());
        assertNotEquals(new StringCell("?"), DataType.getMissingCell());
        assertThrows(NullPointerException.class, () -> new StringCell(null));
        assertEquals(1.0, BooleanCell.TRUE.getDoubleValue(), 0);
        assertEquals(BooleanCell.FALSE, BooleanCell.BooleanCellFactory.create(false));
    }
}
