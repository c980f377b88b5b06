package org.screlapse.engine.io.h5ad;

import java.io.IOException;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.hdf5.Hdf5Group;
import org.screlapse.engine.io.hdf5.Hdf5Object;
import org.screlapse.engine.io.hdf5.HdfInput;

/** The marks by which anndata, since 0.7, says how an element of a file is stored. */
final class Encoding {

    private static final String TYPE = "encoding-type";

    private Encoding() {
    }

    /** How an element is stored; null if it does not say. */
    static String of(HdfInput input, String path) throws SingleCellFormatException {
        return input.textAttribute(path, TYPE);
    }

    /** Whether something with a value lies there: anndata 0.12 writes an element that is absent as one without. */
    static boolean isPresent(HdfInput input, String path) throws SingleCellFormatException {
        boolean exists = input.hasDataset(path) || !input.children(path).isEmpty();
        return exists && !"null".equals(of(input, path));
    }

    /** Marks an element that is written. */
    static <T extends Hdf5Object> T mark(T element, String type, String version) throws IOException {
        element.attribute(TYPE, type);
        element.attribute("encoding-version", version);
        return element;
    }

    /** A new group of elements by name. */
    static Hdf5Group dictionary(Hdf5Group parent, String name) throws IOException {
        return mark(parent.group(name), "dict", "0.1.0");
    }
}
