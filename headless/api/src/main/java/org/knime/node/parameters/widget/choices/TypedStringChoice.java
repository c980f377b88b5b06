package org.knime.node.parameters.widget.choices;

import org.knime.core.data.DataColumnSpec;

/**
 * A choice of a text field that has a type, as a column has.
 *
 * @param id the text that the field holds when it is chosen
 * @param text what the dialog shows
 * @param type the type
 */
public record TypedStringChoice(String id, String text, PossibleTypeValue type) {

    /**
     * The type of a choice.
     *
     * @param id its identifier
     * @param text what the dialog shows
     */
    public record PossibleTypeValue(String id, String text) {}

    /**
     * @param colSpec a column
     * @return the choice of that column
     */
    public static TypedStringChoice fromColSpec(DataColumnSpec colSpec) {
        var type = colSpec.getType();
        return new TypedStringChoice(colSpec.getName(), colSpec.getName(),
            new PossibleTypeValue(type.getPreferredValueClass().getName(), type.getName()));
    }
}
