package org.screlapse.engine.clonal;

/** A part of the change of a program; see {@link ChangeParts}. */
public enum Part {
    /** The whole change. */
    TOTAL("total"),
    /** Growth and loss of clones. */
    SELECTION("between clones (selection)"),
    /** Changes inside clones. */
    PLASTICITY("within clones (plasticity)"),
    /** Clones that grew changed more, or less. */
    INTERACTION("interaction"),
    /** Clones that were too small to be seen at one of the timepoints. */
    UNDETERMINED("undetermined");

    private final String label;

    Part(String label) {
        this.label = label;
    }

    /** @return a few words for tables */
    public String label() {
        return label;
    }
}
