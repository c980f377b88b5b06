package org.screlapse.engine.io.format;

import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.screlapse.engine.data.BlockStorage;

/**
 * What a format takes from a file.
 *
 * @param genome the genome to read from a file that holds several; null if none is chosen
 * @param featureTypes the types of features that are read, as the file names them; empty for all
 * @param orientation which way round a count table is
 * @param genePattern finds the symbol in a composite gene name, as its first group; null to take names as they are
 * @param counts which matrix of a file with several is taken: "X", "raw" or "layer:" and its name; null to choose the
 *            one that looks like counts
 * @param notes told, in whole sentences, what a user should know of a file that can be read nevertheless
 * @param storage where finished blocks of counts are kept
 */
public record ReadOptions(String genome, Set<String> featureTypes, Orientation orientation, Pattern genePattern,
    String counts, Consumer<String> notes, BlockStorage storage) {

    public static final String GENE_EXPRESSION = "Gene Expression";

    public static ReadOptions withDefaults() {
        return new ReadOptions(null, Set.of(), Orientation.AUTOMATIC, null, null, note -> {}, BlockStorage.HEAP);
    }

    public ReadOptions withGenome(String chosen) {
        return new ReadOptions(chosen, featureTypes, orientation, genePattern, counts, notes, storage);
    }

    public ReadOptions withFeatureTypes(Set<String> types) {
        return new ReadOptions(genome, types, orientation, genePattern, counts, notes, storage);
    }

    public ReadOptions withOrientation(Orientation chosen) {
        return new ReadOptions(genome, featureTypes, chosen, genePattern, counts, notes, storage);
    }

    public ReadOptions withGenePattern(Pattern pattern) {
        return new ReadOptions(genome, featureTypes, orientation, pattern, counts, notes, storage);
    }

    public ReadOptions withCounts(String matrix) {
        return new ReadOptions(genome, featureTypes, orientation, genePattern, matrix, notes, storage);
    }

    public ReadOptions withNotes(Consumer<String> listener) {
        return new ReadOptions(genome, featureTypes, orientation, genePattern, counts, listener, storage);
    }

    public ReadOptions withStorage(BlockStorage chosen) {
        return new ReadOptions(genome, featureTypes, orientation, genePattern, counts, notes, chosen);
    }
}
