package org.screlapse.benchmarks.io;

/**
 * What Scanpy 1.10.4 needed for the same step on a data set of the same size, on another machine with two processors.
 *
 * @param seconds time
 * @param gigabytes peak memory
 */
record Recorded(double seconds, double gigabytes) {}
