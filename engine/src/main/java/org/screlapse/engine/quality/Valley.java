package org.screlapse.engine.quality;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The lowest place between two heaps of numbers (Prewitt and Mendelsohn 1966), as Scrublet finds its threshold. */
final class Valley {

    private static final int BINS = 256;
    private static final int MOST_ROUNDS = 10_000;

    private Valley() {
    }

    /** @return the place; none if the numbers do not fall into two heaps, however much their histogram is smoothed */
    static OptionalDouble of(double[] numbers) {
        double low = Arrays.stream(numbers).min().orElse(0);
        double high = Arrays.stream(numbers).max().orElse(0);
        if (!(high > low)) {
            return OptionalDouble.empty();
        }
        double[] histogram = new double[BINS];
        for (double number : numbers) {
            histogram[(int) Math.min(BINS - 1, (number - low) / (high - low) * BINS)]++;
        }
        int[] peaks = peaks(histogram);
        for (int round = 0; round < MOST_ROUNDS && peaks.length > 2; round++) {
            histogram = smooth(histogram);
            peaks = peaks(histogram);
        }
        if (peaks.length != 2) {
            return OptionalDouble.empty();
        }
        double[] smoothed = histogram;
        int lowest = peaks[0];
        for (int bin = peaks[0]; bin <= peaks[1]; bin++) {
            lowest = smoothed[bin] < smoothed[lowest] ? bin : lowest;
        }
        return OptionalDouble.of(low + (lowest + 0.5) * (high - low) / BINS);
    }

    /** Mean of three neighbors; the ends are repeated. */
    private static double[] smooth(double[] histogram) {
        return IntStream.range(0, BINS)
            .mapToDouble(
                bin -> (histogram[Math.max(0, bin - 1)] + histogram[bin] + histogram[Math.min(BINS - 1, bin + 1)]) / 3)
            .toArray();
    }

    /** Where the histogram turns from rising to falling; the first bin counts if it falls from there. */
    private static int[] peaks(double[] histogram) {
        int[] found = new int[BINS];
        int count = 0;
        boolean rising = true;
        for (int bin = 0; bin < BINS - 1; bin++) {
            if (rising && histogram[bin + 1] < histogram[bin]) {
                rising = false;
                found[count++] = bin;
            } else if (!rising && histogram[bin + 1] > histogram[bin]) {
                rising = true;
            }
        }
        return Arrays.copyOf(found, count);
    }
}
