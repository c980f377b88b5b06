package org.screlapse.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.screlapse.engine.data.DataOutline;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.SingleCellReader;
import org.screlapse.engine.io.SingleCellWriter;
import org.screlapse.engine.io.SingleCellWriter.Format;
import org.screlapse.engine.task.Progress;

/** Reads a file and writes it in another format. */
final class ConvertCommand implements Command {

    private static final String FORMAT = "--format";
    private static final String OVERWRITE = "--overwrite";
    private static final String FORMATS =
        Arrays.stream(Format.values()).map(Format::id).collect(Collectors.joining(", "));
    private static final double READING = 0.6;

    @Override
    public String name() {
        return "convert";
    }

    @Override
    public String help() {
        return """
              convert IN OUT [OPTIONS]
                  reads a file or a 10x matrix folder and writes it in the format that the name of OUT says: .h5ad is
                  AnnData, .h5 10x HDF5, .csv or .tsv (also .gz) the cell annotations, and a folder or a name without
                  ending a 10x matrix folder
                  --format FORMAT            writes FORMAT whatever the name says: %s
                  --overwrite                replaces OUT if it exists
            """.formatted(FORMATS) + ReadingOptions.HELP;
    }

    @Override
    public List<String> valueOptions() {
        return List.of(FORMAT, "--counts", "--genome", "--input-format");
    }

    @Override
    public List<String> flags() {
        return List.of(OVERWRITE, "--all-features");
    }

    @Override
    public void run(Arguments arguments, Output output, Progress progress) throws UsageException, IOException {
        if (arguments.files().size() != 2) {
            throw new UsageException("Give the file to read and the one to write: convert IN OUT; "
                + arguments.files().size() + (arguments.files().size() == 1 ? " was given." : " were given."));
        }
        Path in = ReadingOptions.path(arguments.files().get(0));
        Path out = ReadingOptions.path(arguments.files().get(1));
        Format format = format(arguments, out);
        SingleCellWriter writer =
            SingleCellWriter.withDefaults().withFormat(format).withOverwrite(arguments.has(OVERWRITE));
        try (Scratch scratch = Scratch.withDefaults()) {
            SingleCellReader reader =
                ReadingOptions.reader(arguments).withBlockStorage(scratch).withNotes(output::note);
            check(writer, out);
            SingleCellData data = reader.read(in, progress.part(0, READING));
            writer.write(data, out, progress.part(READING, 1)).forEach(output::note);
            progress.report(1, "");
            output.out().println(Main.printable(out + ": " + format.title() + ", " + InfoCommand.size(out)));
            output.out().println(DataOutline.of(data).headline());
        }
    }

    /** Says at once what would otherwise be said after reading. */
    private static void check(SingleCellWriter writer, Path out) throws IOException {
        try {
            writer.check(out);
        } catch (IOException e) {
            throw new IOException(e.getMessage().replace("allow overwriting", "allow overwriting with " + OVERWRITE),
                e);
        }
    }

    private static Format format(Arguments arguments, Path out) throws UsageException {
        if (arguments.value(FORMAT).isPresent()) {
            String id = arguments.value(FORMAT).get();
            return Arrays.stream(Format.values()).filter(f -> f.id().equals(id)).findFirst().orElseThrow(
                () -> new UsageException("There is no format \"" + id + "\" to write; there are " + FORMATS + "."));
        }
        return Format.ofName(out)
            .orElseThrow(() -> new UsageException("The name \"" + out.getFileName()
                + "\" does not say which format to write; end it in .h5ad, .h5, .csv or .tsv, or choose one with "
                + FORMAT + " (" + FORMATS + ")."));
    }
}
