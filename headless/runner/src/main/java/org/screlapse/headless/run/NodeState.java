package org.screlapse.headless.run;

/** How far a node has come. */
public enum NodeState {

    /** This runner does not have the node, or cannot give it its ports. */
    MISSING("unavailable"),

    /** Not ready to be executed: an input or a setting is missing. */
    IDLE("not ready"),

    /** Ready to be executed. */
    CONFIGURED("not reached"),

    /** Executed in this run. */
    EXECUTED("executed"),

    /** Executed in an earlier run and loaded with the workflow. */
    RESTORED("restored"),

    /** Execution ended with an error. */
    FAILED("failed"),

    /** Execution was stopped by the user. */
    CANCELED("canceled");

    private final String words;

    NodeState(String words) {
        this.words = words;
    }

    /** The state in a report. */
    public String words() {
        return words;
    }

    /** Whether the node's outputs are there. */
    public boolean isExecuted() {
        return this == EXECUTED || this == RESTORED;
    }
}
