package org.knime.core.util;

/** Two rows of a table have the same key. */
@SuppressWarnings("serial")
public class DuplicateKeyException extends RuntimeException {

    private final String key;

    public DuplicateKeyException(String message, String key) {
        super(message);
        this.key = key;
    }

    public String getKey() {
        return key;
    }
}
