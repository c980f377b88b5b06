package org.screlapse.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.screlapse.benchmarks.measure.Json;

/** The words behind a command: options {@code --name VALUE}, and others, which are known by their place. */
public final class Arguments {

    private static final Set<String> OPTIONS = Set.of("--json", "--heap", "--python", "--until", "--rscript");

    private final List<String> words = new ArrayList<>();
    private final Map<String, String> options = new LinkedHashMap<>();

    /**
     * @param arguments the words
     * @throws IllegalArgumentException if an option is not known or has no value
     */
    public Arguments(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (!word.startsWith("--")) {
                words.add(word);
            } else if (!OPTIONS.contains(word) || i + 1 == arguments.size()) {
                throw new IllegalArgumentException(word + " is no option, or has no value.");
            } else {
                options.put(word, arguments.get(++i));
            }
        }
    }

    /** @return number of words that are no options */
    public int size() {
        return words.size();
    }

    /**
     * @param index which word
     * @return the word
     * @throws IllegalArgumentException if there is none
     */
    public String word(int index) {
        if (index >= words.size()) {
            throw new IllegalArgumentException("Something is missing behind the command.");
        }
        return words.get(index);
    }

    /**
     * @param index which word
     * @param otherwise what it is where there is none
     * @return the word as a whole number
     * @throws IllegalArgumentException if it is none
     */
    public long number(int index, long otherwise) {
        try {
            return index < words.size() ? Long.parseLong(words.get(index).replaceAll("[,_]", "")) : otherwise;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + words.get(index) + "\" is no whole number.", e);
        }
    }

    /**
     * @param name an option, with its dashes
     * @param otherwise what it is where it is not given
     * @return its value
     */
    public String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    /**
     * Writes results into the file that {@code --json} names, if it does.
     *
     * @param results for {@link Json}
     * @throws IOException if it cannot be written
     */
    public void writeJson(Map<String, Object> results) throws IOException {
        String file = options.get("--json");
        if (file != null) {
            Files.writeString(Path.of(file), Json.of(results) + "\n");
        }
    }
}
