package org.screlapse.engine.embed;

import java.util.function.DoubleUnaryOperator;

/**
 * A function of a squared distance, looked up instead of computed: powers cost more than all the rest of a layout. The
 * distance is rounded to within 1/64, far less than the steps of the layout are random.
 */
final class ForceTable {

    private static final int STEPS_BITS = 6;
    private static final int SHIFT = 23 - STEPS_BITS;
    private static final int FIRST = Float.floatToRawIntBits(0x1p-24f) >>> SHIFT;
    private static final int LAST = Float.floatToRawIntBits(0x1p24f) >>> SHIFT;

    private final float[] values = new float[LAST - FIRST + 1];

    ForceTable(DoubleUnaryOperator function) {
        int half = 1 << (SHIFT - 1);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) function.applyAsDouble(Float.intBitsToFloat(((i + FIRST) << SHIFT) + half));
        }
    }

    /** @return the value at a squared distance of at least 0 */
    float at(float squared) {
        int index = (Float.floatToRawIntBits(squared) >>> SHIFT) - FIRST;
        return values[Math.max(0, Math.min(values.length - 1, index))];
    }
}
