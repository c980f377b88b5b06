package org.screlapse.engine.embed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.Assume;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Concatenation;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.SingleCellReader;
import org.screlapse.engine.task.Run;

/**
 * The simulated cells of four patients with T-ALL at diagnosis and relapse, the input of the workflow
 * {@code t-all-relapse}; tests skip where it is absent.
 */
public final class TallCohort {

    private static final List<String> TRUTHS = List.of("patient", "population", "phase");

    private TallCohort() {
    }

    /** @return counts of all samples in a row, with the true patient, population (stem-like or not) and phase */
    public static SingleCellData read() throws IOException {
        Path folder = folder();
        List<String> lines = Files.readAllLines(folder.resolve("expected/truth.csv"), StandardCharsets.UTF_8);
        List<String> heading = List.of(lines.get(0).split(","));
        Map<String, String[]> truth = new HashMap<>();
        List<String> samples = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] values = line.split(",");
            truth.put(values[0] + " " + values[3], values);
            if (!samples.contains(values[0])) {
                samples.add(values[0]);
            }
        }
        List<SingleCellData> parts = new ArrayList<>();
        for (String sample : samples) {
            SingleCellData part =
                SingleCellReader.withDefaults().read(folder.resolve("data/" + sample + ".h5"), Run.silent());
            Annotations cells = Annotations.of(part.cells().names());
            for (String column : TRUTHS) {
                int position = heading.indexOf(column);
                cells = cells.with(column, CategoricalColumn.of(IntStream.range(0, cells.size())
                    .mapToObj(c -> truth.get(sample + " " + part.cells().names().get(c))[position]).toList()));
            }
            parts.add(SingleCellData.of(part.counts(),
                cells.with("sample", CategoricalColumn.constant(sample, cells.size())), part.genes()));
        }
        return Concatenation.withDefaults().withPrefixColumn("sample").apply(parts, Run.silent());
    }

    private static Path folder() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("test-workflows/t-all-relapse/data"))) {
            folder = folder.getParent();
        }
        Assume.assumeTrue("test-workflows is not there", folder != null);
        return folder.resolve("test-workflows/t-all-relapse");
    }
}
