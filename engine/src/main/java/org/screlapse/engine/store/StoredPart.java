package org.screlapse.engine.store;

import java.nio.file.Path;

/**
 * Where one part of a data set lies.
 *
 * @param file the file
 * @param offset its first byte
 * @param length its number of bytes
 * @param checksum the CRC-32C of its bytes
 */
record StoredPart(Path file, long offset, long length, int checksum) {

    /** @throws DamagedDataException if these are not the bytes that were written */
    void verify(int checksumOfBytes) throws DamagedDataException {
        if (checksumOfBytes != checksum) {
            throw damaged();
        }
    }

    DamagedDataException damaged() {
        return DamagedDataException.of(file,
            "the " + length + " bytes from byte " + offset + " on are not those that were written", null);
    }
}
