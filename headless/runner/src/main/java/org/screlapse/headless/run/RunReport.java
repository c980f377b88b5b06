package org.screlapse.headless.run;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.screlapse.headless.command.TerminalText;

/** Tells the user what happens and what came out. Called from several threads; each call prints whole lines. */
final class RunReport {

    private static final int ROWS_SHOWN = 10;

    private static final long NANOS_BETWEEN_PROGRESS = 10_000_000_000L;

    private final PrintStream out;

    private final PrintStream err;

    private final boolean debug;

    private final Set<NodeRun> reported = new HashSet<>();

    private final Map<NodeRun, Long> lastProgress = new HashMap<>();

    /**
     * @param out where the report goes
     * @param err where what went wrong with the run as a whole goes
     * @param debug whether stack traces are printed
     */
    RunReport(PrintStream out, PrintStream err, boolean debug) {
        this.out = out;
        this.err = err;
        this.debug = debug;
    }

    synchronized void say(String text) {
        out.println(TerminalText.printable(text));
    }

    synchronized void warn(String text) {
        out.println("WARNING " + TerminalText.printable(text));
    }

    /** Something that ends the run, or that makes it incomplete. */
    synchronized void error(String text) {
        out.flush();
        err.println("ERROR " + TerminalText.printable(text));
        err.flush();
    }

    /** Something that ends the run. */
    synchronized void error(Throwable failure) {
        error(Failure.sentence(failure));
        trace(failure);
    }

    /** How far a node has come; printed every few seconds for nodes that take long. */
    synchronized void progress(NodeRun node, double fraction, String message) {
        long now = System.nanoTime();
        Long last = lastProgress.putIfAbsent(node, now);
        if (last != null && now - last > NANOS_BETWEEN_PROGRESS) {
            lastProgress.put(node, now);
            out.printf(Locale.ROOT, "  %s: %.0f %%%s%n", TerminalText.printable(node.title()), 100 * fraction,
                TerminalText.printable(message == null ? "" : ", " + message));
        }
    }

    /** A node is done, or cannot be executed. */
    synchronized void finished(NodeRun node) {
        String time = node.seconds() > 0 ? String.format(Locale.ROOT, "%8.2f s", node.seconds()) : " ".repeat(10);
        out.println(String.format(Locale.ROOT, "%-12s%s  %s", node.state().words(), time,
            TerminalText.printable(node.title())));
        reported.add(node);
        if (node.state() != NodeState.MISSING) { // why a node is missing was said when the workflow was loaded
            for (Message message : node.messages()) {
                out.println("             " + message.kind() + " " + TerminalText.printable(message.text()));
            }
        }
        node.failure().ifPresent(this::trace);
    }

    private void trace(Throwable failure) {
        if (debug) {
            failure.printStackTrace(err);
        }
    }

    /** The nodes that were never reached. */
    synchronized void leftOut(WorkflowRun run) {
        for (NodeRun node : run.nodes()) {
            if (!reported.contains(node)) {
                finished(node);
            }
        }
    }

    /**
     * What the run found: the files written, and the first rows of these and of the tables that no node takes.
     *
     * @param onlySaved whether the workflow folder itself is temporary, so that files in it live on only where the
     *            workflow is saved
     */
    void results(WorkflowRun run, boolean onlySaved) {
        for (NodeRun node : run.nodes()) {
            if (node.state().isExecuted() && (run.isLast(node) || !node.files().isEmpty())) {
                for (Path file : node.files()) {
                    say("");
                    say(node.title() + " wrote " + place(file, run.workflow().folder(), onlySaved));
                }
                List<PortObject> shown = node.files().isEmpty() ? node.objects() : run.inputs(node);
                for (PortObject object : shown) {
                    result(node, object);
                }
            }
        }
    }

    private static String place(Path file, Path workflow, boolean onlySaved) {
        return onlySaved && file.startsWith(workflow) ? workflow.relativize(file) + " in the saved workflow"
            : file.toAbsolutePath().toString();
    }

    private void result(NodeRun node, PortObject object) {
        if (object instanceof BufferedDataTable table) {
            if (node.files().isEmpty()) {
                say("");
                say(node.title());
            }
            table(table);
        } else if (object != null) {
            say("");
            say(node.title() + ": " + object.getSummary());
        }
    }

    private void table(BufferedDataTable table) {
        DataTableSpec spec = table.getDataTableSpec();
        boolean[] numeric = new boolean[spec.getNumColumns()];
        for (int i = 0; i < numeric.length; i++) {
            numeric[i] = spec.getColumnSpec(i).getType().isCompatible(DoubleValue.class);
        }
        TextTable text = new TextTable(List.of(spec.getColumnNames()), numeric);
        try (CloseableRowIterator rows = table.iterator()) {
            for (int i = 0; i < ROWS_SHOWN && rows.hasNext(); i++) {
                text.add(texts(rows.next()));
            }
        }
        text.lines("  ").forEach(this::say);
        if (table.size() > ROWS_SHOWN) {
            say("  … " + (table.size() - ROWS_SHOWN) + " more rows");
        }
    }

    private static List<String> texts(DataRow row) {
        List<String> texts = new ArrayList<>();
        for (DataCell cell : row) {
            if (cell.isMissing()) {
                texts.add("?");
            } else if (cell instanceof DoubleCell number) {
                texts.add(TextTable.number(number.getDoubleValue()));
            } else {
                texts.add(cell.toString());
            }
        }
        return texts;
    }
}
