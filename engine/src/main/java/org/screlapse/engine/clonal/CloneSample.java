package org.screlapse.engine.clonal;

import java.util.Arrays;
import java.util.SplittableRandom;

/** The cells of one patient at one timepoint: the clone of each, counted within the patient, and its program. */
final class CloneSample {
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

    /** Only the cells whose program is known. */
    CloneSample withProgram() {
        CloneSample known = new CloneSample();
        for (int cell = 0; cell < size; cell++) {
            if (!Double.isNaN(program[cell])) {
                known.add(clones[cell], program[cell]);
            }
        }
        return known;
    }

    CloneSums sums(int cloneCount) {
        CloneSums sums = new CloneSums(cloneCount);
        for (int cell = 0; cell < size; cell++) {
            sums.add(clones[cell], program[cell]);
        }
        return sums;
    }

    /** The sums over as many cells, drawn with replacement. */
    CloneSums resampled(int cloneCount, SplittableRandom random) {
        CloneSums sums = new CloneSums(cloneCount);
        for (int draw = 0; draw < size; draw++) {
            int cell = random.nextInt(size);
            sums.add(clones[cell], program[cell]);
        }
        return sums;
    }
}
