package org.screlapse.engine.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.screlapse.engine.io.FileFormat;
import org.screlapse.engine.io.SingleCellReader;

/** The options that say what is read, the same for all commands. */
final class ReadingOptions {

    static final List<String> VALUES = List.of("--counts", "--genome", "--input-format");
    static final List<String> FLAGS = List.of("--all-features");
    static final String HELP = """
              --counts X|raw|layer:NAME  which matrix of an AnnData file holds counts (default: what looks like them)
              --genome NAME              which genome to read from a file that holds several
              --all-features             reads antibodies, guides and peaks too, not gene expression only
              --input-format FORMAT      does not recognise the file's format, but takes it to be FORMAT:
                                         %s
        """.formatted(SingleCellReader.formats().stream().map(FileFormat::id).collect(Collectors.joining(", ")));

    private ReadingOptions() {
    }

    static SingleCellReader reader(final Arguments arguments) throws UsageException {
        try {
            SingleCellReader reader = SingleCellReader.withDefaults()
                .withGenome(arguments.value("--genome").orElse("")).withCounts(arguments.value("--counts").orElse(""))
                .withGeneExpressionOnly(!arguments.has("--all-features"));
            if (arguments.value("--input-format").isPresent()) {
                reader = reader.withFormat(SingleCellReader.format(arguments.value("--input-format").get()));
            }
            return reader;
        } catch (final IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    static Path path(final String text) throws UsageException {
        try {
            return Path.of(text);
        } catch (final InvalidPathException e) {
            throw new UsageException("\"" + text + "\" is no path.");
        }
    }
}
