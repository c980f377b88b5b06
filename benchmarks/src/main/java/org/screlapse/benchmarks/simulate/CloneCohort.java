package org.screlapse.benchmarks.simulate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A cohort of clones with a known truth: five patients at diagnosis and relapse, about 300 cells per sample, each cell
 * with its clone (about one in twenty without) and whether it is stem-like. In P1 and P2 a stem-rich clone grows
 * (selection), in P1 the clone that was the largest already, in P2 a minor one (relapse of type 2); in P3 the cells of
 * all clones become stem-like (plasticity); in P4 both happen; in P5 nothing does.
 *
 * @param seed the same seed gives the same file
 */
public record CloneCohort(long seed) {

    /** The seed of the file that comes with the project. */
    public static final long DEFAULT_SEED = 2025;

    private static final double WITHOUT_CLONE = 0.05;

    /**
     * A clone of a patient.
     *
     * @param patient the patient
     * @param name the clone
     * @param diagnosis its cells at diagnosis
     * @param stemLikeAtDiagnosis how many of them are stem-like
     * @param relapse its cells at relapse
     * @param stemLikeAtRelapse how many of them are stem-like
     */
    public record Clone(String patient, String name, int diagnosis, int stemLikeAtDiagnosis, int relapse,
        int stemLikeAtRelapse) {}

    private static final List<Clone> CLONES = List.of(new Clone("P1", "A", 170, 51, 260, 78),
        new Clone("P1", "B", 130, 3, 40, 1), new Clone("P2", "A", 220, 11, 60, 3), new Clone("P2", "B", 68, 2, 30, 1),
        new Clone("P2", "C", 12, 6, 220, 110), new Clone("P3", "A", 180, 9, 170, 68),
        new Clone("P3", "B", 120, 6, 140, 49), new Clone("P4", "A", 200, 10, 90, 18),
        new Clone("P4", "B", 84, 21, 190, 95), new Clone("P4", "C", 16, 1, 0, 0), new Clone("P4", "D", 0, 0, 20, 8),
        new Clone("P5", "A", 190, 10, 185, 9), new Clone("P5", "B", 110, 5, 115, 6));

    /** The clones of all patients. */
    public static List<Clone> clones() {
        return CLONES;
    }

    /**
     * Writes a row per cell: cell, patient, timepoint, clone, population.
     *
     * @param file a file that is not there yet
     * @throws IOException if it is there, or cannot be written
     */
    public void write(Path file) throws IOException {
        Random random = new Random(seed);
        List<String> rows = new ArrayList<>();
        for (Clone clone : CLONES) {
            add(rows, clone, "diagnosis", clone.diagnosis, clone.stemLikeAtDiagnosis, random);
            add(rows, clone, "relapse", clone.relapse, clone.stemLikeAtRelapse, random);
        }
        Collections.shuffle(rows, random);
        Collections.sort(rows, (a, b) -> sample(a).compareTo(sample(b)));
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW)) {
            out.write("cell,patient,timepoint,clone,population\n");
            for (int i = 0; i < rows.size(); i++) {
                out.write("cell" + (i + 1) + "," + rows.get(i) + "\n");
            }
        }
    }

    private static String sample(String row) {
        String[] fields = row.split(",", -1);
        return fields[0] + "," + fields[1];
    }

    private static void add(List<String> rows, Clone clone, String timepoint, int cells, int stemLike, Random random) {
        for (int cell = 0; cell < cells; cell++) {
            String name = random.nextDouble() < WITHOUT_CLONE ? "" : clone.name;
            rows.add(String.join(",", clone.patient, timepoint, name, cell < stemLike ? "stem-like" : "blast"));
        }
    }
}
