package org.screlapse.headless.run;

/** How a run ended, with the exit codes of KNIME's batch application. */
public enum ExitCode {

    /** Every node was executed, or nothing was to be executed. */
    OK(0),

    /** An argument is wrong or missing. */
    BAD_ARGUMENTS(2),

    /** The workflow could not be loaded. */
    LOAD_FAILED(3),

    /** At least one node was not executed, or the result could not be saved. */
    NOT_EXECUTED(4);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** The number that the process returns. */
    public int number() {
        return number;
    }
}
