/**
 * Progress, cancellation and parallel loops, shared by every long operation of the engine.
 *
 * <p>
 * Start with {@link org.screlapse.engine.task.Progress}, which each operation takes, then
 * {@link org.screlapse.engine.task.ParallelLoop}, which runs independent pieces of work on all processors.
 * {@link org.screlapse.engine.task.DetachedCall} makes a library cancellable that knows no cancellation.
 */
package org.screlapse.engine.task;
