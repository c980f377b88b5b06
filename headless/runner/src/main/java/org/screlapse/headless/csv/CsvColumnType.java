package org.screlapse.headless.csv;

/**
 * The types that KNIME's CSV Reader guesses, from the most special to the most general: a column has the first type
 * that fits every value seen. There is no guessed boolean type; {@code true} and {@code false} are text.
 */
enum CsvColumnType {

    INTEGER("integer") {
        @Override
        void check(String text, CsvNumbers numbers) {
            numbers.parseInt(text);
        }
    },

    LONG("long integer") {
        @Override
        void check(String text, CsvNumbers numbers) {
            numbers.parseLong(text);
        }
    },

    DOUBLE("number") {
        @Override
        void check(String text, CsvNumbers numbers) {
            numbers.parseDouble(text);
        }
    },

    STRING("text") {
        @Override
        void check(String text, CsvNumbers numbers) {
            // any text will do
        }
    };

    private final String words;

    CsvColumnType(String words) {
        this.words = words;
    }

    /** The type in a sentence. */
    String words() {
        return words;
    }

    /** The first type from this one on that can hold the text. */
    final CsvColumnType widenedFor(String text, CsvNumbers numbers) {
        CsvColumnType type = this;
        while (!type.accepts(text, numbers)) {
            type = values()[type.ordinal() + 1];
        }
        return type;
    }

    private boolean accepts(String text, CsvNumbers numbers) {
        try {
            check(text, numbers);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** @throws NumberFormatException if the text is not of this type */
    abstract void check(String text, CsvNumbers numbers);
}
