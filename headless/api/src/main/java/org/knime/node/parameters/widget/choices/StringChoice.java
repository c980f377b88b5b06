package org.knime.node.parameters.widget.choices;

/**
 * A choice of a text field.
 *
 * @param id the text that the field holds when it is chosen
 * @param text what the dialog shows
 */
public record StringChoice(String id, String text) {

    /**
     * @param id the text that the field holds, shown as it is
     * @return the choice
     */
    public static StringChoice fromId(String id) {
        return new StringChoice(id, id);
    }
}
