package org.screlapse.knime.execution;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;

/** Calls the engine from a node's execution and turns its errors into KNIME's. */
public final class EngineCall {

    private EngineCall() {
    }

    /** What a node does with the engine. */
    @FunctionalInterface
    public interface Call {

        /**
         * @throws IOException if a file cannot be read or written
         * @throws InvalidSettingsException if a setting does not fit the data
         */
        void run() throws IOException, InvalidSettingsException;
    }

    /**
     * @param call what the node does
     * @throws KNIMEException with the engine's sentence, if a file or an argument is wrong
     * @throws CanceledExecutionException if the user cancelled
     */
    public static void run(Call call) throws KNIMEException, CanceledExecutionException {
        try {
            call.run();
        } catch (CancellationException e) {
            throw new CanceledExecutionException("Cancelled.");
        } catch (IOException | InvalidSettingsException | IllegalArgumentException e) {
            throw new KNIMEException(e.getMessage(), e);
        }
    }
}
