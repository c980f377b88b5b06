package org.screlapse.engine.io.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The checksum of HDF5's metadata: Bob Jenkins' "lookup3" hash (2006), with 0 as its initial value. */
final class Checksum {

    private static final int ROUND_BYTES = 12;

    private int a;
    private int b;
    private int c;

    private Checksum(int length) {
        a = 0xDEADBEEF + length;
        b = a;
        c = a;
    }

    static int of(byte[] bytes) {
        Checksum sum = new Checksum(bytes.length);
        if (bytes.length == 0) {
            return sum.c;
        }
        // the last 1 to 12 bytes, filled up with zeros, are mixed in another way than those before
        int rounds = (bytes.length - 1) / ROUND_BYTES;
        ByteBuffer words =
            ByteBuffer.wrap(Arrays.copyOf(bytes, (rounds + 1) * ROUND_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        for (int round = 0; round < rounds; round++) {
            sum.add(words);
            sum.mix();
        }
        sum.add(words);
        sum.finish();
        return sum.c;
    }

    private void add(ByteBuffer words) {
        a += words.getInt();
        b += words.getInt();
        c += words.getInt();
    }

    private void mix() {
        a = a - c ^ Integer.rotateLeft(c, 4);
        c += b;
        b = b - a ^ Integer.rotateLeft(a, 6);
        a += c;
        c = c - b ^ Integer.rotateLeft(b, 8);
        b += a;
        a = a - c ^ Integer.rotateLeft(c, 16);
        c += b;
        b = b - a ^ Integer.rotateLeft(a, 19);
        a += c;
        c = c - b ^ Integer.rotateLeft(b, 4);
        b += a;
    }

    private void finish() {
        c = (c ^ b) - Integer.rotateLeft(b, 14);
        a = (a ^ c) - Integer.rotateLeft(c, 11);
        b = (b ^ a) - Integer.rotateLeft(a, 25);
        c = (c ^ b) - Integer.rotateLeft(b, 16);
        a = (a ^ c) - Integer.rotateLeft(c, 4);
        b = (b ^ a) - Integer.rotateLeft(a, 14);
        c = (c ^ b) - Integer.rotateLeft(b, 24);
    }
}
