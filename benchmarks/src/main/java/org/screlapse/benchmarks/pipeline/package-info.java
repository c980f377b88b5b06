/**
 * How long the way from counts to clusters takes, step by step, and how much memory:
 * {@link org.screlapse.benchmarks.pipeline.PipelineCommand}.
 */
package org.screlapse.benchmarks.pipeline;
