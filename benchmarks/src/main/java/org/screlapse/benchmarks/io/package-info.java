/**
 * How fast files are read and written, with how much memory, beside the Python programs that do the same: start with
 * {@link org.screlapse.benchmarks.io.IoCommand}.
 */
package org.screlapse.benchmarks.io;
