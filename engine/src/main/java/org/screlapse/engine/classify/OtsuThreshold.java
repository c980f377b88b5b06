package org.screlapse.engine.classify;

import java.util.List;
import org.screlapse.engine.task.Progress;

/**
 * Otsu's threshold: divides a histogram of the scores so that the variance between the two classes is as large as
 * possible. The same as natural breaks with two classes, but for the width of the bins. Immutable.
 *
 * @param bins number of bins of equal width between the lowest and the highest score, at least 2; usually 256
 * @see <a href="https://doi.org/10.1109/TSMC.1979.4310076">Otsu, IEEE Trans. Syst. Man Cybern. 9 (1979) 62</a>
 */
public record OtsuThreshold(int bins) implements ThresholdMethod {

    /** @throws IllegalArgumentException if the number of bins is less than 2 */
    public OtsuThreshold {
        if (bins < 2) {
            throw new IllegalArgumentException("The number of bins is " + bins + "; it must be at least 2.");
        }
    }

    /** @return 256 bins */
    public static OtsuThreshold withDefaults() {
        return new OtsuThreshold(256);
    }

    @Override
    public Cut cut(double[] scores, double[] reference, Progress progress) {
        double lowest = scores[0];
        double width = (scores[scores.length - 1] - lowest) / bins;
        double[] counts = new double[bins];
        double total = 0;
        for (double score : scores) {
            int bin = Math.min(bins - 1, (int) ((score - lowest) / width));
            counts[bin]++;
            total += bin;
        }
        double mean = total / scores.length;
        double below = 0;
        double belowSum = 0;
        double best = -1;
        int bestBin = 0;
        double all = 0;
        for (int bin = 0; bin < bins; bin++) {
            all += counts[bin] * (bin - mean) * (bin - mean);
        }
        for (int bin = 0; bin + 1 < bins; bin++) {
            below += counts[bin];
            belowSum += counts[bin] * bin;
            double above = scores.length - below;
            if (below > 0 && above > 0) {
                double difference = belowSum / below - (total - belowSum) / above;
                double between = below * above * difference * difference / scores.length;
                if (between > best) {
                    best = between;
                    bestBin = bin;
                }
            }
        }
        double threshold = lowest + (bestBin + 1) * width;
        return new Cut(threshold, List.of(threshold), best / all, score -> score >= threshold ? 1 : 0);
    }
}
