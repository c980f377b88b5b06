package org.screlapse.headless.cli;

import java.io.PrintStream;
import java.util.List;

import org.screlapse.headless.docs.NodeReference;
import org.screlapse.headless.run.ExitCode;
import org.screlapse.headless.run.NodeCatalog;

/** Lists the nodes that workflows may use here. */
final class NodesCommand implements Command {

    private static final String MARKDOWN = "--markdown";

    private final NodeCatalog catalog;

    private final PrintStream out;

    NodesCommand(NodeCatalog catalog, PrintStream out) {
        this.catalog = catalog;
        this.out = out;
    }

    @Override
    public String name() {
        return "nodes";
    }

    @Override
    public List<String> help() {
        return List.of("  nodes [" + MARKDOWN + "]", "      lists the nodes there are: category, name, factory",
            "      " + MARKDOWN + ": prints the reference of all plugin nodes instead (docs/nodes.md)");
    }

    @Override
    public ExitCode run(List<String> arguments) throws BadArgumentException {
        if (arguments.equals(List.of(MARKDOWN))) {
            out.print(NodeReference.markdown(NodesCommand.class.getClassLoader()));
            return ExitCode.OK;
        }
        if (!arguments.isEmpty()) {
            throw new BadArgumentException(
                "The command nodes takes no argument but " + MARKDOWN + ", found " + String.join(" ", arguments) + ".");
        }
        list();
        return ExitCode.OK;
    }

    private void list() {
        List<String[]> rows = catalog.entries().stream()
            .map(entry -> new String[]{entry.category(), catalog.name(entry), entry.factory()}).toList();
        int category = rows.stream().mapToInt(row -> row[0].length()).max().orElse(0);
        int name = rows.stream().mapToInt(row -> row[1].length()).max().orElse(0);
        for (String[] row : rows) {
            out.println(String.format("%-" + category + "s  %-" + name + "s  %s", (Object[]) row));
        }
    }
}
