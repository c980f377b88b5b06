package org.screlapse.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.screlapse.benchmarks.measure.Json;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The name of a benchmark and the words behind it: options, and others, which are known by their place. */
public final class Arguments {

    @Parameters(arity = "0..*", paramLabel = "BENCHMARK [WORD]",
        description = "which benchmark, and what it takes; 'bench BENCHMARK help' says it")
    private List<String> words = new ArrayList<>();

    @Option(names = "--json", paramLabel = "FILE", description = "writes the results there as well")
    private String json;

    @Option(names = "--heap", paramLabel = "SIZE", description = "memory of what is measured, as in 4g")
    private String heap;

    @Option(names = "--python", paramLabel = "PROGRAM", description = "the Python that has the peers")
    private String python;

    @Option(names = "--rscript", paramLabel = "PROGRAM", description = "the Rscript that has the peers")
    private String rscript;

    @Option(names = "--until", paramLabel = "STEP", description = "the last step of a pipeline")
    private String until;

    /** @return the name of the benchmark, empty if none is given */
    String name() {
        return words.isEmpty() ? "" : words.get(0);
    }

    /** @return number of words behind the name that are no options */
    public int size() {
        return Math.max(0, words.size() - 1);
    }

    /**
     * @param index which word
     * @return the word
     * @throws IllegalArgumentException if there is none
     */
    public String word(int index) {
        if (index >= size()) {
            throw new IllegalArgumentException("Something is missing behind the command.");
        }
        return words.get(index + 1);
    }

    /**
     * @param index which word
     * @param otherwise what it is where there is none
     * @return the word as a whole number
     * @throws IllegalArgumentException if it is none
     */
    public long number(int index, long otherwise) {
        try {
            return index < size() ? Long.parseLong(word(index).replaceAll("[,_]", "")) : otherwise;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + word(index) + "\" is no whole number.", e);
        }
    }

    /**
     * @param otherwise where none is given
     * @return the memory of what is measured
     */
    public String heap(String otherwise) {
        return heap == null ? otherwise : heap;
    }

    /**
     * @param otherwise where none is given
     * @return the Python that has the peers
     */
    public String python(String otherwise) {
        return python == null ? otherwise : python;
    }

    /** @return the Rscript that has the peers */
    public String rscript() {
        return rscript == null ? "Rscript" : rscript;
    }

    /**
     * @param otherwise where none is given
     * @return the last step of a pipeline
     */
    public String until(String otherwise) {
        return until == null ? otherwise : until;
    }

    /**
     * Writes results into the file that {@code --json} names, if it does.
     *
     * @param results for {@link Json}
     * @throws IOException if it cannot be written
     */
    public void writeJson(Map<String, Object> results) throws IOException {
        if (json != null) {
            Files.writeString(Path.of(json), Json.of(results) + "\n");
        }
    }
}
