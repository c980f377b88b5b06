/**
 * How long something takes and how much memory: {@link org.screlapse.benchmarks.measure.Meter} measures in this
 * process, {@link org.screlapse.benchmarks.measure.Fork} runs a measurement in a Java process of its own, so that its
 * peak of memory is not that of what ran before, and {@link org.screlapse.benchmarks.measure.Peer} a Python program.
 */
package org.screlapse.benchmarks.measure;
