package org.knime.core.node;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.Test;
import org.screlapse.headless.runtime.NodeRuntime;

/** Progress, messages and cancellation. */
public class ExecutionMonitorTest {

    private final List<String> heard = new ArrayList<>();

    private final NodeRuntime runtime = NodeRuntime.standalone(Path.of("unused"))
        .withProgressListener((fraction, message) -> heard.add(String.format("%.2f %s", fraction, message)));

    private String last() {
        return heard.get(heard.size() - 1);
    }

    @Test
    public void partsAddUp() {
        ExecutionContext exec = runtime.newExecutionContext();
        ExecutionMonitor first = exec.createSubProgress(0.5);
        ExecutionMonitor second = exec.createSubExecutionContext(0.5).createSubProgress(0.5);
        first.setProgress(0.5);
        assertEquals("0.25 null", last());
        second.setProgress(1.0, "half of the second");
        assertEquals("0.50 half of the second", last());
        first.setProgress(0.1);
        assertEquals("a part does not move back", "0.50 half of the second", last());
        first.setProgress(1);
        assertEquals("0.75 half of the second", last());
    }

    @Test
    public void silentPartsSayNothing() {
        ExecutionContext exec = runtime.newExecutionContext();
        exec.setMessage("reading");
        exec.createSilentSubProgress(1).setProgress(0.3, "row 7");
        assertEquals("0.30 reading", last());
        exec.createSilentSubExecutionContext(1).setMessage(() -> "row 8");
        assertEquals("0.30 reading", last());
    }

    @Test
    public void fractionsOutsideAreIgnored() {
        ExecutionContext exec = runtime.newExecutionContext();
        exec.setProgress(0.5);
        exec.setProgress(1.5);
        exec.setProgress(-1);
        exec.setProgress(Double.NaN);
        assertEquals(List.of("0.50 null"), heard);
        assertThrows(IllegalArgumentException.class, () -> exec.createSubProgress(1.1));
    }

    @Test
    public void cancellingReachesEveryPart() throws Exception {
        ExecutionContext exec = runtime.newExecutionContext();
        ExecutionMonitor part = exec.createSubProgress(0.1);
        ExecutionMonitor protectedPart = exec.createNonCancelableSubProgress();
        part.checkCanceled();
        runtime.cancel();
        assertThrows(CanceledExecutionException.class, exec::checkCanceled);
        assertThrows(CanceledExecutionException.class, part::checkCanceled);
        protectedPart.checkCanceled();
        new ExecutionMonitor().checkCanceled();
    }
}
