package org.screlapse.benchmarks.expansion;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.screlapse.benchmarks.measure.Fork;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.SingleCellData;

/**
 * miloR on the same cells, where R has it.
 *
 * @param rscript the interpreter
 */
record MiloPeer(String rscript) {

    private static final String SEED = "42";

    /**
     * Which cells miloR calls expanded, with the detector's seed; nothing if R does not have it.
     *
     * @throws IOException if there is no R, or miloR fails
     */
    Optional<boolean[]> expanded(SingleCellData data) throws IOException {
        Path folder = Files.createTempDirectory("milo");
        Path script = folder.resolve("milo.R");
        Path cells = folder.resolve("cells.csv");
        Path called = folder.resolve("cells.csv." + SEED);
        try (InputStream in = MiloPeer.class.getResourceAsStream("milo.R")) {
            Files.write(script, in.readAllBytes());
            write(data, cells);
            Fork.run(List.of(rscript, script.toString(), cells.toString(), SEED));
            return Files.exists(called) ? Optional.of(read(called)) : Optional.empty();
        } finally {
            for (Path file : List.of(script, cells, called, folder)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void write(SingleCellData data, Path file) throws IOException {
        CategoricalColumn patients = GrowthMethod.column(data, SimulatedCohort.PATIENT);
        CategoricalColumn timepoints = GrowthMethod.column(data, SimulatedCohort.TIMEPOINT);
        Embedding components = data.embeddings().get(SimulatedCohort.COMPONENTS);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("patient,timepoint");
            for (int d = 0; d < components.dimensions(); d++) {
                out.write(",PC" + (d + 1));
            }
            out.write("\n");
            for (int cell = 0; cell < patients.size(); cell++) {
                out.write(patients.text(cell) + "," + timepoints.text(cell));
                for (int d = 0; d < components.dimensions(); d++) {
                    out.write("," + components.get(cell, d));
                }
                out.write("\n");
            }
        }
    }

    private static boolean[] read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        boolean[] expanded = new boolean[lines.size()];
        for (int cell = 0; cell < expanded.length; cell++) {
            expanded[cell] = lines.get(cell).equals("1");
        }
        return expanded;
    }
}
