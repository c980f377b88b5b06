/** How an engine operation runs inside a KNIME node: progress and cancellation, and errors that a user understands. */
package org.screlapse.knime.execution;
