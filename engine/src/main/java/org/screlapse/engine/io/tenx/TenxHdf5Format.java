package org.screlapse.engine.io.tenx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.format.CellNames;
import org.screlapse.engine.io.format.FeatureTable;
import org.screlapse.engine.io.format.ReadOptions;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.format.Species;
import org.screlapse.engine.io.hdf5.HdfFormat;
import org.screlapse.engine.io.hdf5.HdfInput;
import org.screlapse.engine.io.hdf5.HdfNumbers;
import org.screlapse.engine.io.hdf5.HdfSparseMatrix;
import org.screlapse.engine.task.Progress;

/**
 * The HDF5 files of Cell Ranger. From version 3 on there is one group {@code /matrix} with {@code features}; before,
 * one group a genome with {@code genes} and {@code gene_names}. The matrix is compressed by cell.
 */
public final class TenxHdf5Format extends HdfFormat {

    private static final String GROUP = "matrix";
    private static final List<String> KNOWN_FEATURE_LISTS =
        List.of("id", "name", "feature_type", "genome", "_all_tag_keys");

    public TenxHdf5Format() {
        super("10x-hdf5", "10x HDF5", ".h5",
            "An .h5 file of Cell Ranger, version 2 or later, such as" + " filtered_feature_bc_matrix.h5.");
    }

    @Override
    protected boolean recognizes(HdfInput input) throws SingleCellFormatException {
        return isVersion3(input) || !genomes(input).isEmpty();
    }

    @Override
    protected DataSummary describe(HdfInput input, ReadOptions options) throws SingleCellFormatException {
        String group = group(input, options);
        int[] shape = shape(input, group);
        FeatureTable.Selection selection = features(input, group, shape[0]).select(input.file(), options);
        long nonZeros = selection.map() == null ? input.numbers(group + "/data").length() : DataSummary.UNKNOWN;
        return Species.describe(
            new DataSummary(shape[1], selection.genes().size(), nonZeros, List.of(), selection.columns()),
            selection.genes());
    }

    @Override
    protected Map<String, Integer> featureTypes(HdfInput input, ReadOptions options) throws SingleCellFormatException {
        String group = group(input, options);
        return features(input, group, shape(input, group)[0]).typeCounts();
    }

    @Override
    protected SingleCellData read(HdfInput input, ReadOptions options, Progress progress) throws IOException {
        String group = group(input, options);
        int[] shape = shape(input, group);
        FeatureTable.Selection selection = features(input, group, shape[0]).select(input.file(), options);
        String[] barcodes = list(input, group + "/barcodes", shape[1], "cells");
        Annotations cells = CellNames.madeUnique(input.file(), barcodes, options.notes());
        HdfNumbers indptr = input.numbers(group + "/indptr");
        if (indptr.length() != shape[1] + 1L) {
            throw input.damaged("it has " + shape[1] + " cells, but its \"indptr\" has " + indptr.length()
                + " entries instead of " + (shape[1] + 1L));
        }
        HdfSparseMatrix matrix = new HdfSparseMatrix(input, input.numbers(group + "/data"),
            input.numbers(group + "/indices"), indptr.toLongs(), shape[0]);
        CountMatrix counts = matrix.read(selection, barcodes, options.storage(), progress);
        return Species.annotate(SingleCellData.of(counts, cells, selection.genes()), progress);
    }

    private static boolean isVersion3(HdfInput input) throws SingleCellFormatException {
        return input.hasDataset(GROUP + "/barcodes") && !input.children(GROUP + "/features").isEmpty();
    }

    private static List<String> genomes(HdfInput input) throws SingleCellFormatException {
        List<String> genomes = new ArrayList<>();
        for (String name : input.children("")) {
            if (input.children(name).containsAll(List.of("barcodes", "data", "genes", "gene_names", "indices"))) {
                genomes.add(name);
            }
        }
        return genomes;
    }

    /** The group that holds the matrix. */
    private static String group(HdfInput input, ReadOptions options) throws SingleCellFormatException {
        if (isVersion3(input)) {
            return GROUP;
        }
        List<String> genomes = genomes(input);
        if (genomes.isEmpty()) {
            throw SingleCellFormatException.about(input.file(),
                "is an HDF5 file, but not one of 10x: it holds " + String.join(", ", input.children("")) + ".");
        }
        if (options.genome() == null && genomes.size() == 1) {
            return genomes.get(0);
        }
        if (options.genome() == null) {
            throw SingleCellFormatException.about(input.file(),
                "holds the matrices of several genomes (" + String.join(", ", genomes) + "); choose one of them.");
        }
        if (!genomes.contains(options.genome())) {
            throw SingleCellFormatException.about(input.file(),
                "has no genome \"" + options.genome() + "\"; it has " + String.join(", ", genomes) + ".");
        }
        return options.genome();
    }

    /** Number of features and number of cells. */
    private static int[] shape(HdfInput input, String group) throws SingleCellFormatException {
        HdfNumbers numbers = input.numbers(group + "/shape");
        long[] shape = numbers.length() == 2 ? numbers.toLongs() : new long[]{-1, -1};
        if (Arrays.stream(shape).anyMatch(n -> n < 0 || n > Integer.MAX_VALUE - 16)) {
            throw input.damaged("its \"shape\" is not a number of features and a number of cells");
        }
        return new int[]{(int) shape[0], (int) shape[1]};
    }

    private static FeatureTable features(HdfInput input, String group, int size) throws SingleCellFormatException {
        if (!group.equals(GROUP) || !isVersion3(input)) {
            String[] names = list(input, group + "/gene_names", size, "genes");
            String[] genomes = new String[names.length];
            Arrays.fill(genomes, group);
            return new FeatureTable(names, list(input, group + "/genes", size, "genes"), null, genomes, Map.of());
        }
        String features = group + "/features/";
        return new FeatureTable(list(input, features + "name", size, "features"),
            list(input, features + "id", size, "features"), optional(input, features + "feature_type", size),
            optional(input, features + "genome", size), tags(input, size));
    }

    private static Map<String, String[]> tags(HdfInput input, int size) throws SingleCellFormatException {
        Map<String, String[]> tags = new LinkedHashMap<>();
        if (input.hasDataset(GROUP + "/features/_all_tag_keys")) {
            for (String key : input.texts(GROUP + "/features/_all_tag_keys")) {
                if (!KNOWN_FEATURE_LISTS.contains(key) && input.hasDataset(GROUP + "/features/" + key)) {
                    tags.put(key, list(input, GROUP + "/features/" + key, size, "features"));
                }
            }
        }
        return tags;
    }

    private static String[] optional(HdfInput input, String path, int size) throws SingleCellFormatException {
        return input.hasDataset(path) ? list(input, path, size, "features") : null;
    }

    private static String[] list(HdfInput input, String path, int size, String what) throws SingleCellFormatException {
        String[] texts = input.texts(path);
        if (texts.length != size) {
            throw input.damaged(
                "its matrix has " + size + " " + what + ", but \"" + path + "\" has " + texts.length + " entries");
        }
        return texts;
    }
}
