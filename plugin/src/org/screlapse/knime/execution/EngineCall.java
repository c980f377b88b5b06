package org.screlapse.knime.execution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeLogger;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.screlapse.engine.store.DamagedDataException;
import org.screlapse.engine.task.Run;

/** Calls the engine from a node and turns its errors and notes into KNIME's messages. */
public final class EngineCall {

    private static final NodeLogger LOGGER = NodeLogger.getLogger(EngineCall.class);

    private EngineCall() {
    }

    /** What a node does with the engine. */
    @FunctionalInterface
    public interface Call {

        /**
         * @param run shows its progress on the node and is cancelled with it
         * @throws IOException if a file cannot be read or written
         * @throws InvalidSettingsException if a setting does not fit the data
         */
        void run(Run run) throws IOException, InvalidSettingsException;
    }

    /**
     * Executes. The notes of the run become the node's warning: KNIME keeps only the last message that a node sets, so
     * that all of them are one.
     *
     * @param in the inputs of the node
     * @param out the outputs of the node
     * @param call what the node does
     * @throws KNIMEException with the engine's sentence, if a file or an argument is wrong. It has no cause: KNIME
     *             would print the whole trace of it into a server's log; it is there at the level of debugging
     * @throws CanceledExecutionException if the user cancelled
     */
    public static void run(ExecuteInput in, ExecuteOutput out, Call call)
        throws KNIMEException, CanceledExecutionException {
        runAndSay(in, out, run -> {
            call.run(run);
            return "";
        });
    }

    /** What a node does with the engine, and what it says of it. */
    @FunctionalInterface
    public interface SayingCall {

        /**
         * @param run shows its progress on the node and is cancelled with it
         * @return one plain sentence on what was found; empty for none
         * @throws IOException if a file cannot be read or written
         * @throws InvalidSettingsException if a setting does not fit the data
         */
        String run(Run run) throws IOException, InvalidSettingsException;
    }

    /**
     * Executes, and begins the node's message with what was found. KNIME lets such a node set a warning only: where
     * there is nothing to warn of, the sentence goes to the log alone.
     *
     * @param in the inputs of the node
     * @param out the outputs of the node
     * @param call what the node does
     * @throws KNIMEException as {@link #run}
     * @throws CanceledExecutionException if the user cancelled
     */
    public static void runAndSay(ExecuteInput in, ExecuteOutput out, SayingCall call)
        throws KNIMEException, CanceledExecutionException {
        Run run = Run.of(NodeProgress.of(in.getExecutionContext()));
        String sentence;
        try {
            sentence = call.run(run);
        } catch (CancellationException e) {
            throw new CanceledExecutionException("Cancelled.");
        } catch (IOException | InvalidSettingsException | IllegalArgumentException e) {
            throw failure(e);
        } catch (UncheckedIOException e) {
            throw failure(e.getCause());
        } catch (InternalError e) {
            throw failure(DamagedDataException.of(e).orElseThrow(() -> e));
        }
        if (!run.notes().isEmpty()) {
            out.setWarningMessage(sentence + (sentence.isEmpty() ? "" : "\n") + String.join("\n", run.notes()));
        } else if (!sentence.isEmpty()) {
            LOGGER.info(sentence);
        }
    }

    /**
     * Asks the engine whether settings are right, or fit the data.
     *
     * @param <T> what the engine answers
     * @param question asks it
     * @return its answer
     * @throws InvalidSettingsException with the engine's sentence, if they are not
     */
    public static <T> T check(Supplier<T> question) throws InvalidSettingsException {
        try {
            return question.get();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(message(e), e);
        }
    }

    private static KNIMEException failure(Exception e) {
        LOGGER.debug(e.getMessage(), e);
        return new KNIMEException(message(e));
    }

    private static String message(Exception e) {
        return e.getMessage() + Maker.hint(e);
    }
}
