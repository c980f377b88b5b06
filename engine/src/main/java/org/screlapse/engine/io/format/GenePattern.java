package org.screlapse.engine.io.format;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Extracts gene symbols from composite names such as {@code ENSG00000000003.15-TSPAN6-ProteinCoding}. */
public final class GenePattern {

    private GenePattern() {
    }

    /** The pattern, null where none is given. */
    public static Pattern compile(String pattern) {
        if (pattern == null || pattern.isBlank()) {
            return null;
        }
        try {
            Pattern compiled = Pattern.compile(pattern);
            if (compiled.matcher("").groupCount() == 0) {
                throw new IllegalArgumentException("The gene pattern \"" + pattern + "\" has no group: put the part"
                    + " that is the symbol in parentheses, as in \"-(.+)-\".");
            }
            return compiled;
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("The gene pattern \"" + pattern + "\" is no regular expression: "
                + e.getDescription() + " near character " + (e.getIndex() + 1) + ".", e);
        }
    }

    /**
     * @param file where the names come from, for messages
     * @param names composite names
     * @param pattern the pattern
     * @return the symbols; names in which the pattern is not found as they are
     * @throws SingleCellFormatException if it is found in none
     */
    public static String[] symbols(Path file, String[] names, Pattern pattern) throws SingleCellFormatException {
        String[] symbols = Arrays.stream(names).map(name -> symbol(name, pattern)).toArray(String[]::new);
        if (names.length > 0 && Arrays.equals(symbols, names)) {
            throw SingleCellFormatException.about(file, "has no gene name in which the gene pattern \"" + pattern
                + "\" finds a symbol; its first gene is \"" + names[0] + "\".");
        }
        return symbols;
    }

    private static String symbol(String name, Pattern pattern) {
        Matcher found = pattern.matcher(name);
        return found.find() && found.group(1) != null && !found.group(1).isBlank() ? found.group(1).strip() : name;
    }
}
