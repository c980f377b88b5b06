package org.screlapse.headless.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.screlapse.engine.data.DataOutline;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.SingleCellReader;
import org.screlapse.engine.io.SingleCellWriter;
import org.screlapse.engine.io.SingleCellWriter.Format;
import org.screlapse.engine.task.Run;
import org.screlapse.headless.command.Command;
import org.screlapse.headless.command.Console;
import org.screlapse.headless.command.TerminalText;
import org.screlapse.headless.command.UsageException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads a file and writes it in another format. */
@picocli.CommandLine.Command(name = "convert", synopsisHeading = "",
    customSynopsis = "Usage: screlapse convert IN OUT [OPTIONS]",
    description = "Reads a file or a 10x matrix folder and writes it in the format that the name of OUT says: .h5ad is "
        + "AnnData, .h5 10x HDF5, .csv or .tsv (also .gz) the cell annotations, and a folder or a name without ending "
        + "a 10x matrix folder.")
public final class ConvertCommand implements Command {

    private static final String FORMATS =
        Arrays.stream(Format.values()).map(Format::id).collect(Collectors.joining(", "));
    private static final double READING = 0.6;

    @Parameters(arity = "0..*", hidden = true)
    private List<String> files = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT",
        description = "writes FORMAT whatever the name says: h5ad, 10x-hdf5, 10x-matrix, cell-table")
    private String formatId;

    @Option(names = "--overwrite", description = "replaces OUT if it exists")
    private boolean overwrite;

    @Mixin
    private ReadingOptions reading;

    @Override
    public int run(Console console) throws UsageException, IOException {
        if (files.size() != 2) {
            throw new UsageException("Give the file to read and the one to write: convert IN OUT; " + files.size()
                + (files.size() == 1 ? " was given." : " were given."));
        }
        Path in = ReadingOptions.path(files.get(0));
        Path out = ReadingOptions.path(files.get(1));
        Format format = format(out);
        SingleCellWriter writer = SingleCellWriter.withDefaults().withFormat(format).withOverwrite(overwrite);
        try (Scratch scratch = Scratch.withDefaults()) {
            SingleCellReader reader = reading.reader().withBlockStorage(scratch);
            check(writer, out);
            Run reads = Run.of(console.progress().part(0, READING));
            SingleCellData data = reader.read(in, reads);
            reads.notes().forEach(console::note);
            Run writes = Run.of(console.progress().part(READING, 1));
            writer.write(data, out, writes);
            writes.notes().forEach(console::note);
            console.progress().report(1, "");
            console.out().println(TerminalText.printable(out + ": " + format.title() + ", " + InfoCommand.size(out)));
            console.out().println(DataOutline.of(data).headline());
        }
        return 0;
    }

    /** Says at once what would otherwise be said after reading. */
    private static void check(SingleCellWriter writer, Path out) throws IOException {
        try {
            writer.check(out);
        } catch (IOException e) {
            throw new IOException(e.getMessage().replace("allow overwriting", "allow overwriting with --overwrite"), e);
        }
    }

    private Format format(Path out) throws UsageException {
        if (formatId != null) {
            return Arrays.stream(Format.values()).filter(f -> f.id().equals(formatId)).findFirst()
                .orElseThrow(() -> new UsageException(
                    "There is no format \"" + formatId + "\" to write; there are " + FORMATS + "."));
        }
        return Format.ofName(out)
            .orElseThrow(() -> new UsageException("The name \"" + out.getFileName()
                + "\" does not say which format to write; end it in .h5ad, .h5, .csv or .tsv, or choose one with "
                + "--format (" + FORMATS + ")."));
    }
}
