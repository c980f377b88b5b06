package org.screlapse.headless.command;

/** Text as a terminal may show it. */
public final class TerminalText {

    private TerminalText() {
    }

    /**
     * Names from files may hold line breaks, sequences that a terminal would obey, or marks that turn the direction of
     * what follows.
     *
     * @param text any text
     * @return the text on one line, with a dot for each such character
     */
    public static String printable(String text) {
        return text.codePoints().map(c -> Character.isISOControl(c) || turnsOrBreaks(c) ? '·' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static boolean turnsOrBreaks(int c) {
        int type = Character.getType(c);
        return type == Character.FORMAT || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }
}
