package org.screlapse.benchmarks.simulate;

/** Cell barcodes as 10x prints them: 16 bases and the number of the run. */
final class Barcodes {

    private static final int LENGTH = 16;
    private static final String BASES = "ACGT";
    /** Odd, so that different numbers stay different modulo 2³², which is as many as there are barcodes. */
    private static final int SCATTER_FIRST = 0x85EBCA6B;
    private static final int SCATTER_SECOND = 0xC2B2AE35;

    private Barcodes() {
    }

    /**
     * @param number any number
     * @return its barcode; different numbers have different ones
     */
    static String of(int number) {
        int bits = (number + 1) * SCATTER_FIRST;
        bits = (bits ^ bits >>> 13) * SCATTER_SECOND;
        bits = (bits ^ bits >>> 16) * SCATTER_FIRST;
        bits ^= bits >>> 15;
        StringBuilder barcode = new StringBuilder(LENGTH + 2);
        for (int base = 0; base < LENGTH; base++) {
            barcode.append(BASES.charAt(bits >>> 2 * base & 3));
        }
        return barcode.append("-1").toString();
    }
}
