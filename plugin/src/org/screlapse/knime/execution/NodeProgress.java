package org.screlapse.knime.execution;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.screlapse.engine.task.Progress;

/** Shows the progress of an engine operation on its node, and cancels the operation with the node. */
public final class NodeProgress implements Progress {

    private final ExecutionMonitor exec;

    private NodeProgress(ExecutionMonitor exec) {
        this.exec = exec;
    }

    /**
     * @param exec the node's execution
     * @return a progress that reports there
     */
    public static Progress of(ExecutionMonitor exec) {
        return new NodeProgress(exec);
    }

    @Override
    public void report(double fraction, String message) {
        exec.setProgress(fraction, message);
    }

    @Override
    public boolean isCancelled() {
        try {
            exec.checkCanceled();
            return false;
        } catch (CanceledExecutionException e) {
            return true;
        }
    }
}
