package org.screlapse.engine.graph;

import java.util.Arrays;

/** The nearest candidates seen so far, sorted; of two at the same distance the one of lower index. */
final class Nearest {

    private final float[] scores;
    private final int[] cells;
    private int count;

    Nearest(int capacity) {
        scores = new float[capacity];
        cells = new int[capacity];
        clear();
    }

    void clear() {
        count = 0;
        Arrays.fill(scores, Float.POSITIVE_INFINITY);
    }

    /** @return only candidates with a score of at most this can enter */
    float limit() {
        return scores[scores.length - 1];
    }

    int count() {
        return count;
    }

    int[] cells() {
        return cells;
    }

    float[] scores() {
        return scores;
    }

    /** Takes a candidate that is not in yet, if it is near enough. */
    void offer(float score, int cell) {
        int place = Math.min(count, scores.length - 1);
        if (count == scores.length && !isBefore(score, cell, place)) {
            return;
        }
        while (place > 0 && isBefore(score, cell, place - 1)) {
            scores[place] = scores[place - 1];
            cells[place] = cells[place - 1];
            place--;
        }
        scores[place] = score;
        cells[place] = cell;
        count = Math.min(count + 1, scores.length);
    }

    private boolean isBefore(float score, int cell, int place) {
        return score < scores[place] || (score == scores[place] && cell < cells[place]);
    }
}
