package org.screlapse.knime.testing.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.screlapse.headless.node.NodeDescription;
import org.screlapse.headless.node.NodeDescription.Port;
import org.screlapse.headless.parameters.OptionDescription;

/** Finds what KNIME could not show of the description of a node. */
public final class DescriptionCheck {

    private DescriptionCheck() {
    }

    /**
     * @param node the description of a node
     * @return what is missing or cannot be shown, one sentence each; empty if the description is complete
     */
    public static List<String> problems(NodeDescription node) {
        var problems = new ArrayList<String>();
        text("The name of the node", node.name(), problems::add);
        text("The short description of " + node.name(), node.shortDescription(), problems::add);
        text("The description of " + node.name(), node.intro(), problems::add);
        node.inputs().forEach(port -> port(port, problems::add));
        node.outputs().forEach(port -> port(port, problems::add));
        node.options().forEach(option -> option(option, problems::add));
        node.links().forEach(link -> text("The description of " + link.href(), link.description(), problems::add));
        return problems;
    }

    private static void port(Port port, Consumer<String> problems) {
        text("The name of a port", port.name(), problems);
        text("The description of the port " + port.name(), port.description(), problems);
    }

    private static void option(OptionDescription option, Consumer<String> problems) {
        text("The title of the option " + option.path(), option.title(), problems);
        text("The description of the option " + option.path(), option.description(), problems);
        option.choices().forEach(choice -> {
            text("The label of " + choice.name(), choice.label(), problems);
            Xhtml.problem(choice.description())
                .ifPresent(p -> problems.accept("The description of " + choice.name() + " is no XHTML: " + p));
        });
        option.elements().forEach(element -> option(element, problems));
    }

    private static void text(String what, String text, Consumer<String> problems) {
        if (text == null || text.isBlank()) {
            problems.accept(what + " is empty.");
        } else {
            Xhtml.problem(text).ifPresent(problem -> problems.accept(what + " is no XHTML: " + problem));
        }
    }
}
