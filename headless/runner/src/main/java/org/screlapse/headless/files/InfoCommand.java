package org.screlapse.headless.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.screlapse.engine.data.DataOutline;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.SingleCellReader;
import org.screlapse.engine.io.format.FileFormat;
import org.screlapse.engine.task.Run;
import org.screlapse.headless.command.Command;
import org.screlapse.headless.command.Console;
import org.screlapse.headless.command.TerminalText;
import org.screlapse.headless.command.UsageException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints what is inside a file. */
@picocli.CommandLine.Command(name = "info",
    description = "Prints what is inside a file or a 10x matrix folder: cells, genes, values and whether they are "
        + "counts, annotations with their types, layers, embeddings, graphs.")
public final class InfoCommand implements Command {

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "a file or a 10x matrix folder")
    private List<String> files = new ArrayList<>();

    @Mixin
    private ReadingOptions reading;

    @Override
    public int run(Console console) throws UsageException, IOException {
        if (files.size() != 1) {
            throw new UsageException("Give one file: info FILE; " + files.size() + " were given.");
        }
        Path file = ReadingOptions.path(files.get(0));
        try (Scratch scratch = Scratch.withDefaults()) {
            SingleCellReader reader = reading.reader().withBlockStorage(scratch);
            FileFormat format = reader.recognize(file);
            Run run = Run.of(console.progress());
            SingleCellData data = reader.read(file, run);
            run.notes().forEach(console::note);
            console.progress().report(1, "");
            console.out().println(TerminalText.printable(file + ": " + format.name() + ", " + size(file)));
            console.out().print(DataOutline.of(data).text());
            Map<String, Integer> types = reader.featureTypes(file);
            if (types.size() > 1) {
                console.out().println();
                console.out().println(TerminalText.printable("Feature types of the file: " + types.entrySet().stream()
                    .map(e -> e.getKey() + " (" + e.getValue() + ")").collect(Collectors.joining(", "))));
            }
        }
        return 0;
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
