/**
 * Progress, cancellation and parallel loops, shared by every long operation of the engine.
 *
 * <p>Start with {@link org.screlapse.engine.task.Progress}, which each operation takes, then
 * {@link org.screlapse.engine.task.ParallelLoop}, which runs independent pieces of work on all processors.
 */
package org.screlapse.engine.task;
