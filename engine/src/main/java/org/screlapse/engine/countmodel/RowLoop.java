package org.screlapse.engine.countmodel;

import java.util.function.IntConsumer;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/** Works through the features of a table in parallel, some at a time so that progress costs nothing. */
final class RowLoop {
    private static final int ROWS_AT_A_TIME = 16;

    private RowLoop() {
    }

    static void forEach(int rows, String message, Progress progress, IntConsumer body) {
        int rounds = (rows + ROWS_AT_A_TIME - 1) / ROWS_AT_A_TIME;
        ParallelLoop.forEach(rounds, message, progress, round -> {
            int end = Math.min(rows, (round + 1) * ROWS_AT_A_TIME);
            for (int row = round * ROWS_AT_A_TIME; row < end; row++) {
                body.accept(row);
            }
        });
    }
}
