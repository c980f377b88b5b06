package org.screlapse.headless.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits {@code name,value,type} at its commas. A part may be enclosed by single or double quotes, which are dropped;
 * within them a comma is an ordinary character and a backslash makes the next character ordinary.
 */
final class ArgumentTokens {

    private ArgumentTokens() {
    }

    static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0 && c == '\\' && i + 1 < text.length() && isQuoteOrBackslash(text.charAt(i + 1))) {
                part.append(text.charAt(++i));
            } else if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (quote == 0 && c == ',') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private static boolean isQuoteOrBackslash(char c) {
        return c == '"' || c == '\'' || c == '\\';
    }
}
