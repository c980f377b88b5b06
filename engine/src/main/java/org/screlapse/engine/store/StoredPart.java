package org.screlapse.engine.store;

import java.nio.file.Path;

/**
 * Where one part of a data set lies.
 *
 * @param file the file
 * @param offset its first byte
 * @param length its number of bytes
 */
record StoredPart(Path file, long offset, long length) {}
