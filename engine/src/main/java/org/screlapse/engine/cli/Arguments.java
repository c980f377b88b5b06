package org.screlapse.engine.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What follows the name of a command: files, and options as {@code --name value}, {@code --name=value} or
 * {@code --name}. After {@code --} all are files.
 */
final class Arguments {

    private final List<String> files = new ArrayList<>();
    private final Map<String, String> values = new HashMap<>();
    private final Set<String> flags = new HashSet<>();

    private Arguments() {
    }

    static Arguments parse(Command command, List<String> words) throws UsageException {
        Arguments arguments = new Arguments();
        boolean options = true;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String name = word.split("=", 2)[0];
            if (!options || !word.startsWith("-") || word.equals("-")) {
                arguments.files.add(word);
            } else if (word.equals("--")) {
                options = false;
            } else if (command.flags().contains(word)) {
                arguments.flags.add(word);
            } else if (!command.valueOptions().contains(name)) {
                throw new UsageException("Unknown option " + word + "; the options of " + command.name() + " are "
                    + Stream.concat(command.valueOptions().stream(), command.flags().stream())
                        .collect(Collectors.joining(", "))
                    + ".");
            } else if (word.length() > name.length()) {
                arguments.values.put(name, word.substring(name.length() + 1));
            } else if (i + 1 < words.size()) {
                arguments.values.put(name, words.get(++i));
            } else {
                throw new UsageException("The option " + name + " needs a value.");
            }
        }
        return arguments;
    }

    List<String> files() {
        return files;
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(values.get(option));
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }
}
