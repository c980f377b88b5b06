package org.screlapse.headless.csv;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;

import org.knime.core.node.InvalidSettingsException;

/** What the CSV nodes' settings write as text. */
final class SettingsValues {

    private SettingsValues() {
    }

    /** The only character of a text; {@code '\0'} for an empty text. */
    static char character(String text, String what) throws InvalidSettingsException {
        String plain = text == null ? "" : unescaped(text).replace("\0", "");
        if (plain.length() > 1) {
            throw new InvalidSettingsException(
                "The " + what + " is \"" + text + "\", only a single character is allowed.");
        }
        return plain.isEmpty() ? CsvFormat.NONE : plain.charAt(0);
    }

    /** Tabs and line breaks may be written with a backslash. */
    static String unescaped(String text) {
        return switch (text) {
            case "\\t" -> "\t";
            case "\\n" -> "\n";
            case "\\r" -> "\r";
            case "\\r\\n" -> "\r\n";
            default -> text;
        };
    }

    /** The character set with this name; the system's for none. */
    static Charset charset(String name) throws InvalidSettingsException {
        if (name == null) {
            return Charset.defaultCharset();
        }
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new InvalidSettingsException("The character set \"" + name + "\" is unknown; UTF-8 is the usual one.",
                e);
        }
    }
}
