package org.screlapse.benchmarks;

import java.io.IOException;

/** A command of {@link Main}. */
public interface Command {

    /** @return the first word of the command line */
    String name();

    /** @return the other words and what it does, in lines of at most 100 characters */
    String help();

    /**
     * @param arguments the other words
     * @throws IOException if a file cannot be read or written
     * @throws IllegalArgumentException if a word cannot be understood
     */
    void run(Arguments arguments) throws IOException;
}
