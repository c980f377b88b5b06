package org.knime.core.node;

import java.util.function.Supplier;

/** Takes the progress of a node, or of a part of it, and knows whether the user has cancelled it. */
public class ExecutionMonitor {

    private final Progress progress;

    /** A monitor that nobody looks at and nobody cancels. */
    public ExecutionMonitor() {
        this(Progress.unseen());
    }

    ExecutionMonitor(Progress progress) {
        this.progress = progress;
    }

    final Progress progress() {
        return progress;
    }

    /** @throws CanceledExecutionException if the node has been cancelled */
    public void checkCanceled() throws CanceledExecutionException {
        if (progress.isCancelled()) {
            throw new CanceledExecutionException("Execution canceled");
        }
    }

    /** @param fraction how much is done, between 0 and 1 */
    public void setProgress(double fraction) {
        progress.reach(fraction);
    }

    public void setProgress(double fraction, String message) {
        progress.reach(fraction);
        progress.say(message);
    }

    public void setProgress(double fraction, Supplier<String> message) {
        setProgress(fraction, message.get());
    }

    public void setProgress(String message) {
        progress.say(message);
    }

    public void setMessage(String message) {
        progress.say(message);
    }

    public void setMessage(Supplier<String> message) {
        progress.say(message.get());
    }

    /** @param maxProg the share of this monitor's progress that the part makes up, between 0 and 1 */
    public ExecutionMonitor createSubProgress(double maxProg) {
        return new ExecutionMonitor(progress.part(maxProg, false));
    }

    /** A part whose messages are not shown. */
    public ExecutionMonitor createSilentSubProgress(double maxProg) {
        return new ExecutionMonitor(progress.part(maxProg, true));
    }

    public ExecutionMonitor createNonCancelableSubProgress() {
        return new ExecutionMonitor(progress.uncancellable());
    }
}
