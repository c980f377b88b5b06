package org.screlapse.engine.io;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Run;

/** More columns than the header of an HDF5 group can list. */
public class WideAnnotationsTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void comeBackInTheirOrder() throws IOException {
        SingleCellData data = SingleCellData.of(WriterExample.matrix(new float[][]{{1, 0}, {0, 2}}), wide(20_000),
            Annotations.of(Names.of("g", "h")));
        Path file = folder.getRoot().toPath().resolve("wide.h5ad");
        Run run = Run.silent();
        SingleCellWriter.withDefaults().write(data, file, run);
        assertEquals(List.of(), run.notes());
        SingleCellData read = SingleCellReader.withDefaults().read(file, Run.silent());
        assertEquals(new ArrayList<>(data.cells().columns().keySet()),
            new ArrayList<>(read.cells().columns().keySet()));
        assertEquals("19999.5", read.cells().column("signature 19999").orElseThrow().text(1));
        assertEquals(data.summary().cellColumns(), SingleCellReader.withDefaults().describe(file).cellColumns());
    }

    @Test
    public void anndataReadsThem() throws Exception {
        SingleCellData data = SingleCellData.of(WriterExample.matrix(new float[][]{{1, 0}, {0, 2}}), wide(5000),
            Annotations.of(Names.of("g", "h")));
        Path file = folder.getRoot().toPath().resolve("wide.h5ad");
        SingleCellWriter.withDefaults().write(data, file, Run.silent());
        Anndata.run(folder.getRoot().toPath(), "check_wide_h5ad.py", file.toString());
    }

    private static Annotations wide(int count) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (int c = 0; c < count; c++) {
            columns.put("signature " + c, NumericColumn.of(new double[]{c, c + 0.5}));
        }
        return Annotations.of(Names.of("a", "b")).with(columns);
    }
}
