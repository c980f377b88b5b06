package org.screlapse.engine.io.hdf5;

import java.io.IOException;
import java.util.Map;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.format.FileFormat;
import org.screlapse.engine.io.format.FileProbe;
import org.screlapse.engine.io.format.ReadOptions;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.task.Progress;

/** A format whose files are HDF5. The file is opened once, however many formats look into it. */
public abstract class HdfFormat extends FileFormat {

    private final String ending;

    /**
     * @param id a short name that never changes
     * @param name the name of the format, for a person to read
     * @param ending how the names of such files end
     * @param description one sentence on which files these are
     */
    protected HdfFormat(String id, String name, String ending, String description) {
        super(id, name, description);
        this.ending = ending;
    }

    @Override
    public final boolean recognizes(FileProbe file) throws IOException {
        return file.isHdf5() && recognizes(file.open(HdfInput.class, HdfInput::open));
    }

    @Override
    public final DataSummary describe(FileProbe file, ReadOptions options) throws IOException {
        return describe(input(file), options);
    }

    @Override
    public final Map<String, Integer> featureTypes(FileProbe file, ReadOptions options) throws IOException {
        return featureTypes(input(file), options);
    }

    @Override
    public final SingleCellData read(FileProbe file, ReadOptions options, Progress progress) throws IOException {
        return read(input(file), options, progress);
    }

    private HdfInput input(FileProbe file) throws IOException {
        if (!file.isHdf5()) {
            throw SingleCellFormatException.about(file.path(), "is not an HDF5 file, as every " + ending + " file is.");
        }
        return file.open(HdfInput.class, HdfInput::open);
    }

    /**
     * @param input an open file
     * @return whether it looks like this format
     * @throws SingleCellFormatException if it is damaged
     */
    protected abstract boolean recognizes(HdfInput input) throws SingleCellFormatException;

    /**
     * @param input an open file
     * @param options what to take from it
     * @return what is inside
     * @throws SingleCellFormatException if it is not well formed
     */
    protected abstract DataSummary describe(HdfInput input, ReadOptions options) throws SingleCellFormatException;

    /**
     * @param input an open file
     * @param options what to take from it
     * @return how many features of each type there are; none if the format does not tell types
     * @throws SingleCellFormatException if it is not well formed
     */
    protected Map<String, Integer> featureTypes(HdfInput input, ReadOptions options) throws SingleCellFormatException {
        return Map.of();
    }

    /**
     * @param input an open file
     * @param options what to take from it
     * @param progress told how far reading is
     * @return what is inside
     * @throws IOException if it cannot be read; a {@link SingleCellFormatException} if it is not well formed
     */
    protected abstract SingleCellData read(HdfInput input, ReadOptions options, Progress progress) throws IOException;
}
