package org.screlapse.benchmarks;

import java.io.IOException;

/** One of the measurements that {@link BenchCommand} offers. */
public interface Benchmark {

    /** @return the word that calls it */
    String name();

    /** @return the words behind it and what it does, in lines of at most 100 characters */
    String help();

    /**
     * @param arguments the other words
     * @throws IOException if a file cannot be read or written
     * @throws IllegalArgumentException if a word cannot be understood
     */
    void run(Arguments arguments) throws IOException;
}
