package org.screlapse.engine.io.h5ad;

import java.io.IOException;
import java.util.Map;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.format.ReadOptions;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.hdf5.HdfFormat;
import org.screlapse.engine.io.hdf5.HdfInput;
import org.screlapse.engine.task.Progress;

/**
 * The files of AnnData and Scanpy, as anndata 0.5 and every later version writes them. The counts are X, raw or a layer
 * (see {@link H5adCounts}); the other matrices become layers where they have the same genes.
 */
public final class H5adFormat extends HdfFormat {

    /** The format. */
    public H5adFormat() {
        super("h5ad", "AnnData", ".h5ad", "An .h5ad file of AnnData or Scanpy, also those of CELLxGENE.");
    }

    @Override
    protected boolean recognizes(HdfInput input) throws SingleCellFormatException {
        return H5adFile.isH5ad(input);
    }

    @Override
    protected DataSummary describe(HdfInput input, ReadOptions options) throws SingleCellFormatException {
        return new H5adReading(input, options, Progress.NONE).describe();
    }

    @Override
    protected Map<String, Integer> featureTypes(HdfInput input, ReadOptions options) throws SingleCellFormatException {
        return new H5adReading(input, options, Progress.NONE).featureTypes();
    }

    @Override
    protected SingleCellData read(HdfInput input, ReadOptions options, Progress progress) throws IOException {
        return new H5adReading(input, options, progress).read();
    }
}
