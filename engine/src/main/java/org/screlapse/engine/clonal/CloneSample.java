package org.screlapse.engine.clonal;

import java.util.Arrays;

/** The cells of one patient at one timepoint: the clone of each, counted within the patient, and its program. */
final class CloneSample {
    static final CloneSample EMPTY = new CloneSample();
    private static final int FIRST_CAPACITY = 16;

    private int[] clones = new int[FIRST_CAPACITY];
    private double[] program = new double[FIRST_CAPACITY];
    private int size;

    void add(int clone, double value) {
        if (size == clones.length) {
            clones = Arrays.copyOf(clones, size * 2);
            program = Arrays.copyOf(program, size * 2);
        }
        clones[size] = clone;
        program[size++] = value;
    }

    CloneSums sums(int cloneCount) {
        CloneSums sums = new CloneSums(cloneCount);
        for (int cell = 0; cell < size; cell++) {
            sums.add(clones[cell], program[cell]);
        }
        return sums;
    }

    /** Of the cells whose program is known. */
    CloneSums programSums(int cloneCount) {
        CloneSums sums = new CloneSums(cloneCount);
        for (int cell = 0; cell < size; cell++) {
            if (!Double.isNaN(program[cell])) {
                sums.add(clones[cell], program[cell]);
            }
        }
        return sums;
    }
}
