package org.knime.core.node;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.Test;
import org.screlapse.headless.runtime.NodeRuntime;

/** Progress, messages and cancellation. */
public class ExecutionMonitorTest {

    private final List<String> heard = new ArrayList<>();

    private final NodeRuntime runtime = NodeRuntime.standalone(Path.of("unused")).withProgressListener(
        (fraction, message) -> heard.add(String.format(Locale.ROOT, "%.2f %s", fraction, message)));

    @Test
    public void progressIsHeard() {
        ExecutionContext exec = runtime.newExecutionContext();
        exec.setProgress(0.25, "reading");
        exec.setProgress(0.5);
        assertEquals(List.of("0.25 reading", "0.50 reading"), heard);
    }

    @Test
    public void fractionsOutsideAreIgnored() {
        ExecutionContext exec = runtime.newExecutionContext();
        exec.setProgress(0.5);
        exec.setProgress(1.5);
        exec.setProgress(-1);
        exec.setProgress(Double.NaN);
        assertEquals(List.of("0.50 null"), heard);
    }

    @Test
    public void cancellingStopsTheNode() throws Exception {
        ExecutionContext exec = runtime.newExecutionContext();
        exec.checkCanceled();
        runtime.cancel();
        assertThrows(CanceledExecutionException.class, exec::checkCanceled);
        new ExecutionMonitor().checkCanceled();
    }
}
