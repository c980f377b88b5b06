package org.screlapse.headless.parameters;

import java.util.List;

/**
 * An option of a node's dialog as its description has it.
 *
 * @param path the names of the fields from the parameters class to the option, separated by dots
 * @param title the label of its control
 * @param description what it does; a fragment of XHTML
 * @param sections the titles of the sections around it, outermost first
 * @param advanced whether the dialog shows it on demand only
 * @param choices the constants of an enum, otherwise empty
 * @param elements the options of one element if the option is a list of groups, otherwise empty
 */
public record OptionDescription(String path, String title, String description, List<String> sections, boolean advanced,
    List<Choice> choices, List<OptionDescription> elements) {

    /** Copies the lists. */
    public OptionDescription {
        sections = List.copyOf(sections);
        choices = List.copyOf(choices);
        elements = List.copyOf(elements);
    }

    /**
     * A constant of an enum.
     *
     * @param name of the constant
     * @param label what the dialog shows
     * @param description what choosing it means, may be empty; a fragment of XHTML
     */
    public record Choice(String name, String label, String description) {}
}
