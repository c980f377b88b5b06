package org.screlapse.engine.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.screlapse.engine.data.DataOutline;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.SingleCellReader;
import org.screlapse.engine.io.format.FileFormat;
import org.screlapse.engine.task.Progress;

/** Prints what is inside a file. */
final class InfoCommand implements Command {

    @Override
    public String name() {
        return "info";
    }

    @Override
    public String help() {
        return """
              info FILE [OPTIONS]
                  prints what is inside a file or a 10x matrix folder: cells, genes, values and whether they are counts,
                  annotations with their types, layers, embeddings, graphs
            """ + ReadingOptions.HELP;
    }

    @Override
    public List<String> valueOptions() {
        return ReadingOptions.VALUES;
    }

    @Override
    public List<String> flags() {
        return ReadingOptions.FLAGS;
    }

    @Override
    public void run(Arguments arguments, Output output, Progress progress) throws UsageException, IOException {
        if (arguments.files().size() != 1) {
            throw new UsageException("Give one file: info FILE; " + arguments.files().size() + " were given.");
        }
        Path file = ReadingOptions.path(arguments.files().get(0));
        try (Scratch scratch = Scratch.withDefaults()) {
            SingleCellReader reader =
                ReadingOptions.reader(arguments).withBlockStorage(scratch).withNotes(output::note);
            FileFormat format = reader.recognise(file);
            SingleCellData data = reader.read(file, progress);
            progress.report(1, "");
            output.out().println(Main.printable(file + ": " + format.name() + ", " + size(file)));
            output.out().print(DataOutline.of(data).text());
            Map<String, Integer> types = reader.featureTypes(file);
            if (types.size() > 1) {
                output.out().println();
                output.out().println(Main.printable("Feature types of the file: " + types.entrySet().stream()
                    .map(e -> e.getKey() + " (" + e.getValue() + ")").collect(Collectors.joining(", "))));
            }
        }
    }

    /** For example: 12.3 MB. */
    static String size(Path path) throws IOException {
        long bytes;
        if (Files.isDirectory(path)) {
            try (Stream<Path> files = Files.list(path)) {
                bytes = files.filter(Files::isRegularFile).mapToLong(InfoCommand::bytes).sum();
            }
        } else {
            bytes = bytes(path);
        }
        if (bytes < 1e6) {
            return String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
        }
        return bytes < 1e9 ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
            : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }

    private static long bytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
