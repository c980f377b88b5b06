package org.screlapse.engine.io.format;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Thrown when a file cannot be read because of what is in it. The message is one sentence for the user: it names the
 * file, says what was found and, where it helps, what was expected and what to do. It is an {@link IOException}, so
 * that a caller who only wants to know that reading failed has one type to catch.
 */
public final class SingleCellFormatException extends IOException {

    private static final long serialVersionUID = 1;

    /** @param message one sentence for the user */
    public SingleCellFormatException(String message) {
        super(message);
    }

    /**
     * @param message one sentence for the user
     * @param cause what a developer may want to see
     */
    public SingleCellFormatException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * @param file the file that cannot be read
     * @param complaint what is wrong with it: the rest of a sentence that starts with the quoted file
     * @return the exception to throw
     */
    public static SingleCellFormatException about(Path file, String complaint) {
        return new SingleCellFormatException("\"" + file + "\" " + complaint);
    }

    public static SingleCellFormatException about(Path file, String complaint, Throwable cause) {
        return new SingleCellFormatException("\"" + file + "\" " + complaint, cause);
    }
}
