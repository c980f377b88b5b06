package org.screlapse.engine.data;

/**
 * What an {@link Operation} made.
 *
 * @param <R> what it found besides the data
 * @param data the data with what was added
 * @param findings what was found; null where the data are all
 */
public record Outcome<R>(SingleCellData data, R findings) {

    /**
     * @param data the data with what was added
     * @return an outcome without findings
     */
    public static Outcome<Void> of(SingleCellData data) {
        return new Outcome<>(data, null);
    }
}
