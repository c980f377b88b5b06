package org.screlapse.engine.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.screlapse.engine.data.AssaySummary;
import org.screlapse.engine.data.BlockStorage;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.FeatureTypes;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.format.FileFormat;
import org.screlapse.engine.io.format.FileProbe;
import org.screlapse.engine.io.format.GenePattern;
import org.screlapse.engine.io.format.Orientation;
import org.screlapse.engine.io.format.ReadOptions;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.h5ad.H5adCounts;
import org.screlapse.engine.io.h5ad.H5adFormat;
import org.screlapse.engine.io.h5ad.H5muFormat;
import org.screlapse.engine.io.loom.LoomFormat;
import org.screlapse.engine.io.tenx.TenxHdf5Format;
import org.screlapse.engine.io.tenx.TenxMatrixFormat;
import org.screlapse.engine.io.text.CellTableFormat;
import org.screlapse.engine.io.text.DenseTextFormat;
import org.screlapse.engine.task.Run;

/**
 * Reads files and folders of single-cell data. Recognizes the format by content unless one is forced.
 *
 * <p>
 * Gene names are the symbols, made unique as anndata does; identifiers, feature types and genomes become the gene
 * annotations {@code gene_ids}, {@code feature_types} and {@code genome}, as Scanpy names them. Reading streams: it
 * needs the memory of the result, which is compact, plus some twenty megabytes per processor. Blocks of cells are
 * decoded in parallel in the fork-join pool of the caller; the result does not depend on the number of threads.
 *
 * <p>
 * Immutable: each {@code with…} method returns another reader.
 */
public final class SingleCellReader {

    private static final List<FileFormat> FORMATS = List.of(new TenxHdf5Format(), new H5adFormat(), new H5muFormat(),
        new LoomFormat(), new TenxMatrixFormat(), new DenseTextFormat(), new CellTableFormat());

    private final FileFormat format;
    private final ReadOptions options;

    private SingleCellReader(FileFormat format, ReadOptions options) {
        this.format = format;
        this.options = options;
    }

    /** @return a reader that recognizes the format, takes all types of features and keeps the counts on the heap */
    public static SingleCellReader withDefaults() {
        return new SingleCellReader(null, ReadOptions.withDefaults());
    }

    /** @return the formats that can be read */
    public static List<FileFormat> formats() {
        return FORMATS;
    }

    /**
     * @param id {@link FileFormat#id() id} of a format
     * @return the format
     * @throws IllegalArgumentException if there is none
     */
    public static FileFormat format(String id) {
        return FORMATS.stream().filter(f -> f.id().equals(id)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("There is no file format \"" + id + "\"; there are "
                + FORMATS.stream().map(FileFormat::id).collect(Collectors.joining(", ")) + "."));
    }

    /**
     * @param newFormat the format that files have, whatever they look like; null to recognize it
     * @return a reader of this format
     */
    public SingleCellReader withFormat(FileFormat newFormat) {
        return new SingleCellReader(newFormat, options);
    }

    /**
     * @param genome the genome to read from files that hold several; null or empty to choose none, which is an error
     *            for 10x HDF5 files before version 3 with several, and reads all genomes of other files
     * @return a reader of this genome
     */
    public SingleCellReader withGenome(String genome) {
        return new SingleCellReader(format, options.withGenome(genome == null || genome.isBlank() ? null : genome));
    }

    /**
     * @param only whether features of other types than gene expression (antibodies, guides, peaks) are left out; by
     *            default each type becomes an assay
     * @return a reader that does so
     */
    public SingleCellReader withGeneExpressionOnly(boolean only) {
        return withFeatureTypes(only ? List.of(ReadOptions.GENE_EXPRESSION) : List.of());
    }

    /**
     * @param types the types of features to read, as the file names them ("Gene Expression", "Antibody Capture",
     *            "CRISPR Guide Capture", "Peaks"); none for all. Files that do not tell types are read whole.
     * @return a reader of these
     */
    public SingleCellReader withFeatureTypes(Collection<String> types) {
        return new SingleCellReader(format, options.withFeatureTypes(Set.copyOf(types)));
    }

    /**
     * @param orientation which way round count tables in delimited texts are
     * @return a reader that takes them so
     */
    public SingleCellReader withOrientation(Orientation orientation) {
        return new SingleCellReader(format, options.withOrientation(Objects.requireNonNull(orientation)));
    }

    /**
     * Extracts symbols from composite gene names: {@code -(.+)-} finds TSPAN6 in
     * {@code ENSG00000000003.15-TSPAN6-ProteinCoding}, {@code _(.+)} in {@code ENSG00000000003_TSPAN6}, and
     * {@code ^([^|]+)} in {@code TSPAN6|7105}. Names in which the pattern is not found stay as they are; where the file
     * has no identifiers, the whole names become the annotation {@code gene_ids}.
     *
     * @param pattern a regular expression whose first group is the symbol; null or empty to take names as they are
     * @return a reader that does so
     * @throws IllegalArgumentException if it is no regular expression with a group
     */
    public SingleCellReader withGenePattern(String pattern) {
        return new SingleCellReader(format, options.withGenePattern(GenePattern.compile(pattern)));
    }

    /**
     * @param matrix which matrix of an AnnData file is taken as the counts: {@code X}, {@code raw} or
     *            {@code layer:NAME}; null or empty for {@code X} if it looks like counts, else a layer "counts" or
     *            "raw_counts", else {@code raw} if that looks like counts, else {@code X}
     * @return a reader that takes it
     * @throws IllegalArgumentException if it is none of these
     */
    public SingleCellReader withCounts(String matrix) {
        return new SingleCellReader(format, options.withCounts(H5adCounts.check(matrix)));
    }

    /**
     * @param storage where finished blocks of counts are kept
     * @return a reader that keeps them there
     */
    public SingleCellReader withBlockStorage(BlockStorage storage) {
        return new SingleCellReader(format, options.withStorage(Objects.requireNonNull(storage)));
    }

    /**
     * @param path a file or folder
     * @return its format
     * @throws IOException if it cannot be read; a {@link SingleCellFormatException} if the format is not known
     */
    public FileFormat recognize(Path path) throws IOException {
        return guarded(path, () -> {
            try (FileProbe file = FileProbe.of(path)) {
                return formatOf(file);
            }
        });
    }

    /**
     * Says what is inside without reading the matrix.
     *
     * @param path a file or folder
     * @return what is inside; numbers that only the matrix tells may be unknown
     * @throws IOException if it cannot be read; a {@link SingleCellFormatException} if it is not well formed
     */
    public DataSummary describe(Path path) throws IOException {
        return guarded(path, () -> {
            try (FileProbe file = FileProbe.of(path)) {
                FileFormat known = formatOf(file);
                return describeTypes(known.describe(file, options), known.featureTypes(file, options));
            }
        });
    }

    /**
     * Says which features a file holds besides genes, also those that this reader leaves out.
     *
     * @param path a file or folder
     * @return how many features of each type there are; none if the file does not tell types
     * @throws IOException if it cannot be read; a {@link SingleCellFormatException} if it is not well formed
     */
    public Map<String, Integer> featureTypes(Path path) throws IOException {
        return guarded(path, () -> {
            try (FileProbe file = FileProbe.of(path)) {
                return formatOf(file).featureTypes(file, options);
            }
        });
    }

    /**
     * @param path a file or folder
     * @param run told how far reading is; notes what a user should know of a file that can be read nevertheless: which
     *            matrix was taken, what was left out
     * @return what is inside
     * @throws IOException if it cannot be read, or a block cannot be stored; a {@link SingleCellFormatException} if it
     *             is not well formed
     * @throws CancellationException if the user asked to stop
     */
    public SingleCellData read(Path path, Run run) throws IOException {
        return guarded(path, () -> {
            SingleCellData data;
            try (FileProbe file = FileProbe.of(path)) {
                data = formatOf(file).read(file, options.withNotes(run::note), run);
            }
            if (!data.counts().isCounts()) {
                run.note("The values are not counts: some are negative or not whole. What needs counts"
                    + " takes them as already normalized.");
            }
            if (data.counts().isRounded()) {
                run.note("Counts above 16,777,216 are kept to seven digits.");
            }
            return FeatureTypes.split(data);
        });
    }

    /** @param types number of features of each type in the file, also of those that are not read */
    private DataSummary describeTypes(DataSummary summary, Map<String, Integer> types) {
        Map<String, Integer> read = new LinkedHashMap<>(types);
        read.keySet().removeIf(type -> !options.featureTypes().isEmpty() && !options.featureTypes().contains(type));
        if (read.size() < 2 || !FeatureTypes.areKnown(read.keySet())) {
            return summary;
        }
        String main = FeatureTypes.main(read.keySet());
        long further =
            read.entrySet().stream().filter(e -> !e.getKey().equals(main)).mapToLong(Map.Entry::getValue).sum();
        DataSummary described = summary.withSize(summary.cells(), summary.genes() - further);
        for (Map.Entry<String, Integer> type : read.entrySet()) {
            if (!type.getKey().equals(main)) {
                described = described.withAssay(new AssaySummary(FeatureTypes.assayOf(type.getKey()), type.getValue()));
            }
        }
        return described;
    }

    private FileFormat formatOf(FileProbe file) throws IOException {
        if (format != null) {
            return format;
        }
        ForeignFormats.refuse(file);
        for (FileFormat candidate : FORMATS) {
            if (candidate.recognizes(file)) {
                return candidate;
            }
        }
        throw SingleCellFormatException.about(file.path(), whyUnknown(file) + "; what can be read is: "
            + FORMATS.stream().map(FileFormat::name).collect(Collectors.joining(", ")) + ".");
    }

    private static String whyUnknown(FileProbe file) {
        if (file.isFolder()) {
            return "is a folder without a matrix.mtx or matrix.mtx.gz";
        }
        if (file.isHdf5()) {
            return "is an HDF5 file, but none of 10x, AnnData, MuData or Loom";
        }
        if (file.nameEndsWith(".h5", ".hdf5", ".h5ad", ".loom")) {
            return "is named like an HDF5 file, but is " + (file.isText() ? "a text" : "none");
        }
        if (file.nameEndsWith(".csv", ".tsv", ".txt") && !file.isText()) {
            return "is named like a text, but is binary";
        }
        return "is in no format that is known here";
    }

    /** What is done with a file. */
    private interface Action<T> {

        T run() throws IOException;
    }

    /**
     * Lets nothing but the documented exceptions out, whatever a damaged file has made the libraries throw.
     */
    private static <T> T guarded(Path path, Action<T> action) throws IOException {
        try {
            return action.run();
        } catch (CancellationException e) {
            throw e;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (OutOfMemoryError e) {
            long megabytes = Runtime.getRuntime().maxMemory() >> 20;
            throw SingleCellFormatException.about(path,
                "needs more than the " + megabytes + " MB of memory that this"
                    + " program may use; if the file is not damaged, raise the limit (-Xmx, for KNIME in knime.ini).",
                e);
        } catch (RuntimeException | StackOverflowError e) {
            throw SingleCellFormatException.about(path, "is damaged: it cannot be read; copy or download it again.", e);
        }
    }
}
