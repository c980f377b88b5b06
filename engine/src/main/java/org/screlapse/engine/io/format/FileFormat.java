package org.screlapse.engine.io.format;

import java.io.IOException;
import java.util.Map;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Progress;

/**
 * A format that the reader knows. To add one, extend this class and list it in the reader; nothing else needs to
 * change.
 */
public abstract class FileFormat {

    private final String id;
    private final String name;
    private final String description;

    public FileFormat(String id, String name, String description) {
        this.id = id;
        this.name = name;
        this.description = description;
    }

    /** @return a short name that never changes, for settings and command lines */
    public final String id() {
        return id;
    }

    /** @return the name of the format, for a person to read */
    public final String name() {
        return name;
    }

    /** @return one sentence on which files these are, for a person to read */
    public final String description() {
        return description;
    }

    @Override
    public final String toString() {
        return name;
    }

    /**
     * @param file a file or folder
     * @return whether it looks like this format, judged by content where the name does not decide
     * @throws IOException if the file cannot be read
     */
    public abstract boolean recognizes(FileProbe file) throws IOException;

    /**
     * @param file a file or folder
     * @param options what to take from it
     * @return what is inside, from the header alone
     * @throws IOException if the file cannot be read; a {@link SingleCellFormatException} if it is not well formed
     */
    public abstract DataSummary describe(FileProbe file, ReadOptions options) throws IOException;

    /**
     * @param file a file or folder
     * @param options what to take from it; all feature types are counted, also those that are not taken
     * @return how many features of each type it has; none if its format does not tell types
     * @throws IOException if the file cannot be read; a {@link SingleCellFormatException} if it is not well formed
     */
    public Map<String, Integer> featureTypes(FileProbe file, ReadOptions options) throws IOException {
        return Map.of();
    }

    /**
     * @param file a file or folder
     * @param options what to take from it
     * @param progress told how far reading is
     * @return what is inside
     * @throws IOException if the file cannot be read; a {@link SingleCellFormatException} if it is not well formed
     */
    public abstract SingleCellData read(FileProbe file, ReadOptions options, Progress progress) throws IOException;
}
