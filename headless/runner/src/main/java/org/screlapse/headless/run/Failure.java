package org.screlapse.headless.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;

/** Says in one sentence what went wrong. */
final class Failure {

    private Failure() {
    }

    /** The message of an exception; what was not meant for users says so. */
    static String sentence(Throwable failure) {
        String message = failure.getMessage();
        if (failure instanceof AccessDeniedException denied) {
            return "No permission to access the file " + denied.getFile() + ".";
        }
        if (failure instanceof NoSuchFileException missing) {
            return "There is no file " + missing.getFile() + ".";
        }
        if (failure instanceof OutOfMemoryError) {
            return "There is not enough memory; give Java more, for example with -Xmx8g.";
        }
        if (failure instanceof LinkageError && failure.getCause() != null) {
            return sentence(failure.getCause()); // a class could not be initialized, and this is why
        }
        if (message != null && message.contains("No space left on device")) {
            return "There is no space left on a disk that is written to"
                + (failure instanceof FileSystemException file && file.getFile() != null ? ", that of " + file.getFile()
                    : "")
                + "; temporary files go to " + System.getProperty("java.io.tmpdir")
                + ", results to the workflow's folder or where its nodes write.";
        }
        if (failure instanceof FileSystemException file && file.getFile() != null) {
            return "The file " + file.getFile() + " cannot be read or written"
                + (file.getReason() == null ? "." : ": " + file.getReason() + ".");
        }
        boolean forUsers = failure instanceof InvalidSettingsException || failure instanceof KNIMEException
            || failure instanceof IOException || failure instanceof UncheckedIOException;
        if (message == null || message.isBlank()) {
            return "The program failed and does not say why; -debug prints where.";
        }
        return forUsers ? firstLine(message)
            : "The program failed unexpectedly (" + firstLine(message) + "); -debug prints where.";
    }

    private static String firstLine(String message) {
        return message.lines().filter(line -> !line.isBlank()).findFirst().orElse(message).strip();
    }
}
