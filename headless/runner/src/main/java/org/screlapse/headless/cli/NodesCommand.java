package org.screlapse.headless.cli;

import java.util.List;
import java.util.Locale;

import org.screlapse.headless.command.Command;
import org.screlapse.headless.command.Console;
import org.screlapse.headless.docs.NodeReference;
import org.screlapse.headless.run.NodeCatalog;

import picocli.CommandLine.Option;

/** Lists the nodes that workflows may use here. */
@picocli.CommandLine.Command(name = "nodes", description = "Lists the nodes there are: category, name, factory.")
public final class NodesCommand implements Command {

    @Option(names = "--markdown", description = "prints the reference of all plugin nodes instead (docs/nodes.md)")
    private boolean markdown;

    @Override
    public int run(Console console) {
        ClassLoader loader = NodesCommand.class.getClassLoader();
        if (markdown) {
            console.out().print(NodeReference.markdown(loader));
        } else {
            list(NodeCatalog.of(loader), console);
        }
        return Main.OK;
    }

    private static void list(NodeCatalog catalog, Console console) {
        List<String[]> rows = catalog.entries().stream()
            .map(entry -> new String[]{entry.category(), catalog.name(entry), entry.factory()}).toList();
        int category = rows.stream().mapToInt(row -> row[0].length()).max().orElse(0);
        int name = rows.stream().mapToInt(row -> row[1].length()).max().orElse(0);
        for (String[] row : rows) {
            console.out()
                .println(String.format(Locale.ROOT, "%-" + category + "s  %-" + name + "s  %s", (Object[]) row));
        }
    }
}
