package org.screlapse.engine.io.h5ad;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.io.hdf5.Hdf5Group;
import org.screlapse.engine.task.Run;

/** Writes annotations as anndata's {@code dataframe}; {@link H5adColumns} reads them. */
final class H5adDataFrame {

    /** The attribute that says which column holds the names of the rows, and our name of this column. */
    static final String INDEX = "_index";
    /** The attribute that lists the columns. */
    static final String ORDER = "column-order";

    private H5adDataFrame() {
    }

    /**
     * @param group an empty group
     * @param annotations what to write
     * @param what what a column is, for a person to read
     * @param run asked whether to stop, gets a note for each name that is changed
     */
    static void write(Hdf5Group group, Annotations annotations, String what, Run run) throws IOException {
        Map<String, String> names = H5adNames.of(annotations.columns().keySet(), what, run);
        Encoding.mark(group, "dataframe", "0.2.0");
        group.attribute(INDEX, INDEX);
        group.attribute(ORDER, List.copyOf(names.values()));
        ArrayEncoding.writeTexts(group, INDEX, annotations.names().asList());
        for (Map.Entry<String, Column> column : annotations.columns().entrySet()) {
            run.checkCancelled();
            ColumnEncoding.write(group, names.get(column.getKey()), column.getValue());
        }
    }
}
