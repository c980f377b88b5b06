package org.screlapse.engine.testing;

import java.util.Map;
import java.util.TreeMap;
import org.junit.runner.Description;
import org.junit.runner.Result;
import org.junit.runner.notification.Failure;
import org.junit.runner.notification.RunListener;

/** Says at the end of the tests how many were skipped and why, so that no one takes them for passed. */
public final class SkippedTests extends RunListener {

    private final Map<String, Integer> reasons = new TreeMap<>();

    @Override
    public synchronized void testAssumptionFailure(Failure failure) {
        reasons.merge(String.valueOf(failure.getMessage()), 1, Integer::sum);
    }

    @Override
    public synchronized void testIgnored(Description description) {
        reasons.merge(description.getDisplayName() + " is ignored", 1, Integer::sum);
    }

    @Override
    public synchronized void testRunFinished(Result result) {
        int skipped = reasons.values().stream().mapToInt(Integer::intValue).sum();
        if (skipped > 0) {
            System.out.println(skipped + " tests skipped:");
            reasons.forEach((reason, tests) -> System.out.println("  " + tests + ": " + reason));
        }
    }
}
