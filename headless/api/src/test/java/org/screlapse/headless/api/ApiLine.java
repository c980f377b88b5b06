package org.screlapse.headless.api;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * One line of the list of KNIME's signatures. A class reads <code>class X extends Y implements A,B public final</code>,
 * a method <code>X#name(descriptor)result public throws E,F</code>, a field
 * <code>X#name descriptor public static</code>.
 *
 * @param key what the line is about: <code>class X</code>, <code>X#name(descriptor)result</code> or
 *            <code>X#name descriptor</code>
 * @param supertypes superclass and interfaces of a class; empty for members
 * @param flags the modifiers, and such as <code>deprecated</code> and <code>enumconstant</code>
 * @param exceptions the classes declared to be thrown
 */
record ApiLine(String key, List<String> supertypes, Set<String> flags, Set<String> exceptions) {

    static ApiLine parse(String line) {
        String[] words = line.split(" ");
        if (words[0].equals("class")) {
            return parseClass(words);
        }
        boolean method = words[0].indexOf('(') >= 0;
        int from = method ? 1 : 2;
        int throwsAt = Arrays.asList(words).indexOf("throws");
        int to = throwsAt < 0 ? words.length : throwsAt;
        return new ApiLine(method ? words[0] : words[0] + " " + words[1], List.of(),
            Set.of(Arrays.copyOfRange(words, from, to)),
            throwsAt < 0 ? Set.of() : Set.of(words[throwsAt + 1].split(",")));
    }

    private static ApiLine parseClass(String[] words) {
        int next = 2;
        String supertypes = "";
        if (next < words.length && words[next].equals("extends")) {
            supertypes = words[next + 1];
            next += 2;
        }
        if (next < words.length && words[next].equals("implements")) {
            supertypes += "," + words[next + 1];
            next += 2;
        }
        return new ApiLine("class " + words[1], List.of(supertypes.split(",")),
            Set.of(Arrays.copyOfRange(words, next, words.length)), Set.of());
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }
}
