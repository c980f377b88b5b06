package org.screlapse.engine.io.archive;

import java.nio.file.Path;
import org.screlapse.engine.io.format.SingleCellFormatException;

/**
 * How far compressed data expand. Texts of counts expand to some tens of their size; a few bytes that unpack to
 * billions must not keep a program busy for hours.
 */
final class Expansion {

    private static final long ALWAYS_ALLOWED = 1L << 28;
    private static final int MOST = 250;

    private long unpacked;

    /**
     * @param file the compressed file, for messages
     * @param bytes number of bytes that were unpacked last; none if it is negative
     * @param consumed number of bytes of the file that have been read for it
     * @throws SingleCellFormatException if they expand too far
     */
    void add(Path file, int bytes, long consumed) throws SingleCellFormatException {
        unpacked += Math.max(0, bytes);
        if (unpacked > ALWAYS_ALLOWED && unpacked / MOST > consumed) {
            throw SingleCellFormatException.about(file,
                "unpacks to more than " + MOST + " times its size, as no data do:"
                    + " it is damaged or hostile and is not read. If it is neither, unpack it first.");
        }
    }
}
