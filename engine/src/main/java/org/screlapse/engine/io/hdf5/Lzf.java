package org.screlapse.engine.io.hdf5;

/**
 * Expands LZF, the fast compression of h5py and anndata. A first byte below 32 announces that many bytes plus one as
 * they are; any other one a repetition of what came before: its length in the upper three bits (7: more in the next
 * byte) plus two, and how far back, less one, in the lower five bits and the next byte.
 */
public final class Lzf {

    private static final int LITERAL = 32;
    private static final int LONG = 7;

    private Lzf() {
    }

    /**
     * @param packed compressed bytes
     * @param packedSize how many
     * @param into where the expanded bytes go
     * @param size how many there must be
     * @return whether the compressed bytes are well formed and there are as many
     */
    public static boolean expand(byte[] packed, int packedSize, byte[] into, int size) {
        int from = 0;
        int to = 0;
        while (from < packedSize) {
            int control = packed[from++] & 0xFF;
            if (control < LITERAL) {
                int length = control + 1;
                if (from + length > packedSize || to + length > size) {
                    return false;
                }
                System.arraycopy(packed, from, into, to, length);
                from += length;
                to += length;
                continue;
            }
            boolean isLong = control >> 5 == LONG;
            if (from + (isLong ? 2 : 1) > packedSize) {
                return false;
            }
            int length = (control >> 5) + 2 + (isLong ? packed[from++] & 0xFF : 0);
            int source = to - ((control & 0x1F) << 8 | packed[from++] & 0xFF) - 1;
            if (source < 0 || to + length > size) {
                return false;
            }
            for (int i = 0; i < length; i++) {
                into[to + i] = into[source + i];
            }
            to += length;
        }
        return to == size;
    }
}
