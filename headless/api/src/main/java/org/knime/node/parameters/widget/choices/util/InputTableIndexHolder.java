package org.knime.node.parameters.widget.choices.util;

/** Says which input table is meant. */
public interface InputTableIndexHolder {

    /** @return the index of the input port, counted from 0 */
    default int getInputTableIndex() {
        return 0;
    }
}
