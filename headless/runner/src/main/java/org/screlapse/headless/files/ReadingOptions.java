package org.screlapse.headless.files;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;

import org.screlapse.engine.io.SingleCellReader;
import org.screlapse.engine.io.format.Orientation;
import org.screlapse.headless.command.UsageException;

import picocli.CommandLine.Option;

/** The options that say what is read, the same for all commands. */
final class ReadingOptions {

    @Option(names = "--counts", paramLabel = "X|raw|layer:NAME", defaultValue = "",
        description = "which matrix of an AnnData file holds counts (default: what looks like them)")
    private String counts;

    @Option(names = "--genome", paramLabel = "NAME", defaultValue = "",
        description = "which genome to read from a file that holds several")
    private String genome;

    @Option(names = "--genes-only",
        description = "leaves out antibodies, guides, hashtags and peaks, which become assays otherwise")
    private boolean genesOnly;

    @Option(names = "--feature-types", paramLabel = "TYPES",
        description = "reads features of these types, separated by commas, as the file names them")
    private String featureTypes;

    @Option(names = "--orientation", paramLabel = "WAY",
        description = "which way round a count table is: genes-by-cells or cells-by-genes")
    private String orientation;

    @Option(names = "--gene-pattern", paramLabel = "REGEX", defaultValue = "",
        description = "finds the symbol in composite gene names, as its first group: \"-(.+)-\"")
    private String genePattern;

    @Option(names = "--input-format", paramLabel = "FORMAT",
        description = "does not recognize the file's format, but takes it to be FORMAT; a wrong name prints them all")
    private String inputFormat;

    SingleCellReader reader() throws UsageException {
        try {
            SingleCellReader reader = SingleCellReader.withDefaults().withGenome(genome).withCounts(counts)
                .withGeneExpressionOnly(genesOnly).withGenePattern(genePattern);
            if (featureTypes != null) {
                reader = reader.withFeatureTypes(Arrays.stream(featureTypes.split(",")).map(String::strip).toList());
            }
            if (orientation != null) {
                reader = reader.withOrientation(orientation(orientation));
            }
            return inputFormat == null ? reader : reader.withFormat(SingleCellReader.format(inputFormat));
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private static Orientation orientation(String way) throws UsageException {
        return switch (way) {
            case "genes-by-cells" -> Orientation.GENES_BY_CELLS;
            case "cells-by-genes" -> Orientation.CELLS_BY_GENES;
            default -> throw new UsageException(
                "There is no orientation \"" + way + "\"; there are genes-by-cells and cells-by-genes.");
        };
    }

    static Path path(String text) throws UsageException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException("\"" + text + "\" is no path.");
        }
    }
}
