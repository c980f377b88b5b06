package org.screlapse.engine.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.screlapse.engine.io.SingleCellReader;
import org.screlapse.engine.io.format.FileFormat;
import org.screlapse.engine.io.format.Orientation;

/** The options that say what is read, the same for all commands. */
final class ReadingOptions {

    static final List<String> VALUES =
        List.of("--counts", "--genome", "--feature-types", "--orientation", "--gene-pattern", "--input-format");
    static final List<String> FLAGS = List.of("--genes-only");
    static final String HELP = """
              --counts X|raw|layer:NAME  which matrix of an AnnData file holds counts (default: what looks like them)
              --genome NAME              which genome to read from a file that holds several
              --genes-only               leaves out antibodies, guides, hashtags and peaks, which become assays otherwise
              --feature-types TYPES      reads features of these types, separated by commas, as the file names them
              --orientation WAY          which way round a count table is: genes-by-cells or cells-by-genes
              --gene-pattern REGEX       finds the symbol in composite gene names, as its first group: "-(.+)-"
              --input-format FORMAT      does not recognise the file's format, but takes it to be FORMAT:
                                         %s
        """.formatted(SingleCellReader.formats().stream().map(FileFormat::id).collect(Collectors.joining(", ")));

    private ReadingOptions() {
    }

    static SingleCellReader reader(Arguments arguments) throws UsageException {
        try {
            SingleCellReader reader = SingleCellReader.withDefaults().withGenome(arguments.value("--genome").orElse(""))
                .withCounts(arguments.value("--counts").orElse(""))
                .withGeneExpressionOnly(arguments.has("--genes-only"))
                .withGenePattern(arguments.value("--gene-pattern").orElse(""));
            if (arguments.value("--feature-types").isPresent()) {
                reader = reader.withFeatureTypes(
                    Arrays.stream(arguments.value("--feature-types").get().split(",")).map(String::strip).toList());
            }
            if (arguments.value("--orientation").isPresent()) {
                reader = reader.withOrientation(orientation(arguments.value("--orientation").get()));
            }
            if (arguments.value("--input-format").isPresent()) {
                reader = reader.withFormat(SingleCellReader.format(arguments.value("--input-format").get()));
            }
            return reader;
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
