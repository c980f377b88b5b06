package org.screlapse.headless.runtime;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnDomain;
import org.knime.core.data.DataColumnDomainCreator;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.MissingCell;
import org.knime.core.data.MissingValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.util.DuplicateKeyException;

/** Tables: what a container takes, how it moves to disk, and how its rows come back. */
public class TablesTest {

    private static final DataTableSpec SPEC = new DataTableSpec(new String[]{"s", "d", "i", "l", "b"},
        new DataType[]{StringCell.TYPE, DoubleCell.TYPE, IntCell.TYPE, LongCell.TYPE, BooleanCell.TYPE});

    @Rule
    public final TemporaryFolder temp = new TemporaryFolder();

    private Path folder;
    private ExecutionContext exec;

    @Before
    public void open() {
        folder = temp.getRoot().toPath();
        exec = NodeRuntime.standalone(folder).newExecutionContext();
    }

    private static DataRow row(int i) {
        DataCell number = i % 7 == 0 ? new MissingCell("no value " + i) : new DoubleCell(i / 3.0);
        return new DefaultRow("Row" + i, i % 5 == 0 ? DataType.getMissingCell() : new StringCell("é" + i % 4), number,
            new IntCell(-i), new LongCell(i * 10_000_000_000L), i % 2 == 0 ? BooleanCell.TRUE : BooleanCell.FALSE);
    }

    private static BufferedDataTable table(ExecutionContext exec, int rows) {
        BufferedDataContainer container = exec.createDataContainer(SPEC);
        for (int i = 0; i < rows; i++) {
            container.addRowToTable(row(i));
        }
        container.close();
        return container.getTable();
    }

    private long files() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    private static void assertRows(int expected, Iterable<DataRow> table) {
        int i = 0;
        for (DataRow row : table) {
            assertEquals(row(i), row);
            if (i % 7 == 0) {
                assertEquals("no value " + i, ((MissingValue) row.getCell(1)).getError());
            }
            i++;
        }
        assertEquals(expected, i);
    }

    @Test
    public void smallTableStaysInMemory() throws Exception {
        BufferedDataTable table = table(exec, 100);
        assertEquals(0, files());
        assertEquals(100, table.size());
        assertEquals("Rows: 100, Cols: 5", table.getSummary());
        assertRows(100, table);
    }

    @Test
    public void largeTableMovesToDisk() throws Exception {
        ExecutionContext small = NodeRuntime.standalone(folder).withCellsInMemory(500).newExecutionContext();
        assertRows(100, table(small, 100));
        assertEquals("exactly the limit fits", 0, files());
        assertRows(101, table(small, 101));
        assertEquals(1, files());
        assertRows(20_000, table(small, 20_000));
    }

    @Test
    public void everyTableCanBeOnDisk() throws Exception {
        ExecutionContext disk = NodeRuntime.standalone(folder).withCellsInMemory(0).newExecutionContext();
        assertRows(0, table(disk, 0));
        assertRows(1, table(disk, 1));
        BufferedDataContainer noColumns = disk.createDataContainer(new DataTableSpec());
        noColumns.addRowToTable(new DefaultRow("a", new DataCell[0]));
        noColumns.close();
        assertEquals("a", noColumns.getTable().iterator().next().getKey().getString());
    }

    @Test
    public void longTextsSurvive() {
        ExecutionContext disk = NodeRuntime.standalone(folder).withCellsInMemory(0).newExecutionContext();
        String text = "\ud83d\ude00x".repeat(50_000);
        BufferedDataContainer container =
            disk.createDataContainer(new DataTableSpec(new String[]{"s"}, new DataType[]{StringCell.TYPE}));
        container.addRowToTable(new DefaultRow(text, text));
        container.close();
        DataRow row = container.getTable().iterator().next();
        assertEquals(text, row.getKey().getString());
        assertEquals(new StringCell(text), row.getCell(0));
    }

    @Test
    public void severalIteratorsRunAtOnce() throws Exception {
        for (int cells : new int[]{0, 100_000}) {
            BufferedDataTable table =
                table(NodeRuntime.standalone(folder).withCellsInMemory(cells).newExecutionContext(), 1000);
            CloseableRowIterator first = table.iterator();
            try (CloseableRowIterator second = table.iterator()) {
                for (int i = 0; i < 500; i++) {
                    assertEquals(row(i), first.next());
                    assertEquals(row(i), second.next());
                }
                assertRows(1000, table);
                assertEquals(row(500), first.next());
                first.close();
                assertFalse(first.hasNext());
                assertThrows(NoSuchElementException.class, first::next);
                assertEquals(row(500), second.next());
            }
            inParallel(table);
        }
    }

    private static void inParallel(BufferedDataTable table) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> runs = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                runs.add(pool.submit(() -> assertRows(1000, table)));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    public void duplicateRowKeyIsRefused() {
        BufferedDataContainer container = exec.createDataContainer(SPEC);
        container.addRowToTable(row(1));
        DuplicateKeyException e = assertThrows(DuplicateKeyException.class, () -> container.addRowToTable(row(1)));
        assertEquals("Encountered duplicate row ID \"Row1\"", e.getMessage());
        assertEquals("Row1", e.getKey());
    }

    @Test
    public void cellsMustFitTheirColumn() {
        BufferedDataContainer container =
            exec.createDataContainer(new DataTableSpec(new String[]{"n"}, new DataType[]{IntCell.TYPE}));
        assertEquals(
            "Runtime class of object \"0.5\" (index 0) in row \"a\" is Number (Float) and does not comply "
                + "with its supposed superclass Number (Integer)",
            assertThrows(IllegalArgumentException.class, () -> container.addRowToTable(new DefaultRow("a", 0.5)))
                .getMessage());
        assertEquals("Cell count in row \"a\" is not equal to length of column names array: 2 vs. 1",
            assertThrows(IllegalArgumentException.class, () -> container.addRowToTable(new DefaultRow("a", 1, 2)))
                .getMessage());
        assertThrows(NullPointerException.class, () -> container.addRowToTable(null));
        assertThrows(NullPointerException.class, () -> new DefaultRow("a", (DataCell) null));
    }

    @Test
    public void narrowerCellsFitAWiderColumn() {
        BufferedDataContainer container =
            exec.createDataContainer(new DataTableSpec(new String[]{"n"}, new DataType[]{DoubleCell.TYPE}));
        container.addRowToTable(new DefaultRow("a", 3));
        container.close();
        DataCell cell = container.getTable().iterator().next().getCell(0);
        assertEquals(3.0, ((DoubleValue) cell).getDoubleValue(), 0);
    }

    @Test
    public void containerEndsWithClose() {
        BufferedDataContainer container = exec.createDataContainer(SPEC);
        assertThrows(IllegalStateException.class, container::getTable);
        container.close();
        container.close();
        assertThrows(IllegalStateException.class, () -> container.addRowToTable(row(0)));
    }

    @Test
    public void domainsComeFromTheRows() {
        DataTableSpec spec = table(exec, 40).getSpec();
        assertEquals(4, spec.getColumnSpec("s").getDomain().getValues().size());
        assertEquals(new StringCell("é1"), spec.getColumnSpec("s").getDomain().getValues().iterator().next());
        DataColumnDomain numbers = spec.getColumnSpec("d").getDomain();
        assertEquals(new DoubleCell(1 / 3.0), numbers.getLowerBound());
        assertEquals(new DoubleCell(13), numbers.getUpperBound());
        assertNull(numbers.getValues());
        assertEquals(new IntCell(-39), spec.getColumnSpec("i").getDomain().getLowerBound());
        assertEquals(2, spec.getColumnSpec("b").getDomain().getValues().size());
    }

    @Test
    public void moreThanSixtyValuesAreNotListed() {
        for (int count : new int[]{60, 61}) {
            BufferedDataContainer container =
                exec.createDataContainer(new DataTableSpec(new String[]{"s"}, new DataType[]{StringCell.TYPE}));
            for (int i = 0; i < count; i++) {
                container.addRowToTable(new DefaultRow("Row" + i, "v" + i));
            }
            container.close();
            assertEquals(count == 60, container.getTable().getSpec().getColumnSpec(0).getDomain().hasValues());
        }
    }

    @Test
    public void domainStartsFromTheSpecUnlessToldOtherwise() {
        DataColumnSpecCreator creator = new DataColumnSpecCreator("s", StringCell.TYPE);
        creator.setDomain(new DataColumnDomainCreator(new DataCell[]{new StringCell("x")}).createDomain());
        DataTableSpec spec = new DataTableSpec(creator.createSpec());
        for (boolean initDomain : new boolean[]{true, false}) {
            BufferedDataContainer container = exec.createDataContainer(spec, initDomain);
            container.addRowToTable(new DefaultRow("a", "y"));
            container.close();
            assertEquals(initDomain ? 2 : 1,
                container.getTable().getSpec().getColumnSpec(0).getDomain().getValues().size());
        }
    }
}
