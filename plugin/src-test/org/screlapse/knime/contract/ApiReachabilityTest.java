package org.screlapse.knime.contract;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.Test;

/**
 * A class or member of the stand-in enters with the first node that uses it and leaves with the last. What is reached,
 * {@link ClassReferences} reads off the compiled nodes and the runner.
 */
public class ApiReachabilityTest {

    private static final Path NODES = Path.of("target/classes");
    private static final Path RUNNER = Path.of("../headless/runner/target/classes");
    private static final Path API = Path.of("../headless/api/target/classes");

    /** What nothing refers to by name, and why it is there. */
    private static final Map<String, String> NEEDED_OTHERWISE = Map.of(
        "org\\.knime\\.core\\.webui\\.(page|data|node\\.port)\\..*", "their pages, and what KNIME asks them for",
        ".*#getViews\\(\\).*", "KNIME asks every port object for it", ".*(addExternalResource|NodeContents\\$Link).*",
        "links to the papers of methods, which nodes are getting",
        ".*\\.parameters\\.(array|validation)\\..*|.*NumberInputWidget.*|.*TypeDependentMax.*",
        "lists of rules and limits of fields: the dialog reads them",
        ".*\\.parameters\\.updates\\..*|.*StateComputationFailure.*", "the language of dialogs, as a whole",
        ".*(withoutParameters|setInternalData|setWarningMessage|FSConnection).*", "part of a signature that nodes use",
        ".*(DefaultRow|DataTableSpec|KNIMEException|FSLocation)#(<init>|createColumnSpecs).*",
        "tests build tables and locations by it");

    @Test
    public void allOfTheStandInIsReached() throws IOException {
        ClassReferences references = new ClassReferences(API, List.of(NODES, RUNNER));
        List<String> idle = references.idle().stream()
            .filter(member -> NEEDED_OTHERWISE.keySet().stream().noneMatch(member::matches)).toList();
        assertTrue("no classes found", references.size() > 100);
        assertEquals(
            "no node and not the runner reaches this part of the stand-in; remove it:\n" + String.join("\n", idle),
            List.of(), idle);
    }

    @Test
    public void nodesUseOnlyWhatKnimeHas() throws IOException {
        assertEquals(List.of(), new ClassReferences(API, List.of(NODES)).doorsUsed());
    }
}
