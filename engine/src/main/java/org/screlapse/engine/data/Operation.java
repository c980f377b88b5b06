package org.screlapse.engine.data;

import org.screlapse.engine.task.Run;

/**
 * A configured step of an analysis: an immutable value that holds its parameters, and the names of the annotations,
 * embeddings and graphs that it reads and writes. The same value is a node's dialog, a line of a command and a step of
 * a distributed job.
 *
 * @param <R> what it finds besides the data; {@link Void} where that is nothing
 */
public interface Operation<R> {

    /**
     * Checks whether data have what this operation needs, and promises what will be there afterwards.
     *
     * @param data what is known of the data
     * @return what will be known of the result; {@link DataSummary#UNKNOWN} sizes where only the values decide
     * @throws IllegalArgumentException with the one sentence that says what the data lack; a
     *             {@link MissingPartException} where another operation makes it
     */
    DataSummary describe(DataSummary data);

    /**
     * Does it.
     *
     * @param data the data, which are not changed
     * @param run reports progress, asks whether to stop, takes notes
     * @return the richer data and what was found
     * @throws IllegalArgumentException if the data lack something or their values do not fit
     * @throws java.util.concurrent.CancellationException if the user asked to stop
     */
    Outcome<R> apply(SingleCellData data, Run run);
}
