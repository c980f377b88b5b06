package org.screlapse.engine.io;

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
record ReadOptions(String genome, Set<String> featureTypes, SingleCellReader.Orientation orientation,
    Pattern genePattern, String counts, Consumer<String> notes, BlockStorage storage) {

    static final String GENE_EXPRESSION = "Gene Expression";

    static ReadOptions withDefaults() {
        return new ReadOptions(null, Set.of(GENE_EXPRESSION), SingleCellReader.Orientation.AUTOMATIC, null, null,
            note -> {}, BlockStorage.HEAP);
    }

    ReadOptions withGenome(String chosen) {
        return new ReadOptions(chosen, featureTypes, orientation, genePattern, counts, notes, storage);
    }

    ReadOptions withFeatureTypes(Set<String> types) {
        return new ReadOptions(genome, types, orientation, genePattern, counts, notes, storage);
    }

    ReadOptions withOrientation(SingleCellReader.Orientation chosen) {
        return new ReadOptions(genome, featureTypes, chosen, genePattern, counts, notes, storage);
    }

    ReadOptions withGenePattern(Pattern pattern) {
        return new ReadOptions(genome, featureTypes, orientation, pattern, counts, notes, storage);
    }

    ReadOptions withCounts(String matrix) {
        return new ReadOptions(genome, featureTypes, orientation, genePattern, matrix, notes, storage);
    }

    ReadOptions withNotes(Consumer<String> listener) {
        return new ReadOptions(genome, featureTypes, orientation, genePattern, counts, listener, storage);
    }

    ReadOptions withStorage(BlockStorage chosen) {
        return new ReadOptions(genome, featureTypes, orientation, genePattern, counts, notes, chosen);
    }
}
