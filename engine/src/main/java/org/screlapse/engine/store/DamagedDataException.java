package org.screlapse.engine.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Stored data are not what was written. */
public final class DamagedDataException extends IOException {

    private static final long serialVersionUID = 1;

    private DamagedDataException(String message, Throwable cause) {
        super(message, cause);
    }

    static DamagedDataException of(Path file, String what, Throwable cause) {
        return new DamagedDataException("The stored single-cell data in " + file + " are damaged: " + what + ".",
            cause);
    }

    static DamagedDataException ofVersion(Path file, String writer) {
        return new DamagedDataException("The single-cell data in " + file + " were stored by " + writer
            + " version of scRelapse, whose form this one does not read.", null);
    }

    /**
     * @param fault an error of the JVM
     * @return what it means for a user, if the JVM could not read a mapped file: such errors come a little later than
     *         the reading, wherever the program then is, so that whoever calls the engine catches them
     */
    public static Optional<DamagedDataException> of(InternalError fault) {
        return String.valueOf(fault.getMessage()).contains("unsafe memory access")
            ? Optional.of(new DamagedDataException("Stored single-cell data can no longer be read: a file of theirs"
                + " became shorter, or its disk failed, while it was being read.", fault))
            : Optional.empty();
    }
}
