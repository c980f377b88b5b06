package org.screlapse.engine.embed;

import java.util.Arrays;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.graph.CrossNeighbors;

/**
 * What the reference neighbors of each query cell say of it. A neighbor at distance d has the weight exp(−d² / (2 h²)),
 * where h is the distance of the middle neighbor: close ones count more, whatever the scale.
 */
final class NeighborVotes {

    private final CrossNeighbors lists;
    private final double[] weights;

    private NeighborVotes(CrossNeighbors lists, double[] weights) {
        this.lists = lists;
        this.weights = weights;
    }

    static NeighborVotes of(CrossNeighbors lists) {
        int size = lists.size();
        double[] weights = new double[lists.distances().length];
        for (int first = 0; first < weights.length; first += size) {
            double sum = 0;
            double middle = lists.distances()[first + size / 2];
            for (int i = first; i < first + size; i++) {
                double ratio = lists.distances()[i] == 0 ? 0 : lists.distances()[i] / middle;
                weights[i] = Math.exp(-ratio * ratio / 2);
                sum += weights[i];
            }
            for (int i = first; i < first + size; i++) {
                weights[i] /= sum;
            }
        }
        return new NeighborVotes(lists, weights);
    }

    /**
     * @param reference an annotation of the reference cells
     * @param lowest cells with less confidence get no label
     * @return the label of each query cell; neighbors without a label do not vote, but lower the confidence
     */
    TransferredLabels labels(Column reference, double lowest) {
        CategoricalColumn known = CategoricalColumn.of(reference);
        int size = lists.size();
        int[] codes = new int[weights.length / size];
        double[] confidence = new double[codes.length];
        double[] votes = new double[known.categories().size()];
        int unsure = 0;
        for (int cell = 0; cell < codes.length; cell++) {
            Arrays.fill(votes, 0);
            for (int i = cell * size; i < (cell + 1) * size; i++) {
                int code = known.code(lists.neighbors()[i]);
                if (code >= 0) {
                    votes[code] += weights[i];
                }
            }
            int winner = winner(votes);
            confidence[cell] = winner < 0 ? 0 : Math.min(1, votes[winner]);
            codes[cell] = confidence[cell] < lowest ? -1 : winner;
            unsure += codes[cell] < 0 ? 1 : 0;
        }
        return new TransferredLabels(CategoricalColumn.of(known.categories(), codes), NumericColumn.of(confidence),
            unsure);
    }

    private static int winner(double[] votes) {
        int winner = -1;
        for (int code = 0; code < votes.length; code++) {
            if (votes[code] > 0 && (winner < 0 || votes[code] > votes[winner])) {
                winner = code;
            }
        }
        return winner;
    }

    /** @return the weighted mean of where the neighbors lie */
    Embedding place(Embedding reference) {
        int size = lists.size();
        int dimensions = reference.dimensions();
        float[] coordinates = new float[weights.length / size * dimensions];
        for (int i = 0; i < coordinates.length; i++) {
            int first = i / dimensions * size;
            double sum = 0;
            for (int n = first; n < first + size; n++) {
                sum += weights[n] * reference.get(lists.neighbors()[n], i % dimensions);
            }
            coordinates[i] = (float) sum;
        }
        return new Embedding(dimensions, coordinates);
    }
}
