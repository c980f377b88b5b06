package org.screlapse.engine.expression;

/** Scales counts and takes logarithms. */
final class LogNormalization implements Stage.Step {

    /** Counts below this are looked up: a cell has few different ones, and a logarithm costs more than all the rest. */
    private static final int TABLE = 256;

    private final CellScaling scaling;
    private final double[] logs = new double[TABLE];
    private final int[] knownSince = new int[TABLE];
    private int round;

    LogNormalization(CellScaling scaling) {
        this.scaling = scaling;
    }

    @Override
    public void apply(ExpressionCursor cell) {
        double factor = scaling.factor(cell);
        double[] values = cell.values();
        int length = cell.length();
        round++;
        for (int i = 0; i < length; i++) {
            double count = values[i];
            int whole = (int) count;
            values[i] = whole == count && whole < TABLE && whole >= 0 ? log(whole, factor) : Math.log1p(count * factor);
        }
    }

    private double log(int count, double factor) {
        if (knownSince[count] != round) {
            knownSince[count] = round;
            logs[count] = Math.log1p(count * factor);
        }
        return logs[count];
    }
}
