/**
 * A clean-room stand-in for the part of <code>org.knime.core.node</code> of KNIME 5.8 that nodes of this project use:
 * settings, execution context and tables. The signatures are a subset of KNIME's, so that code compiled against this
 * package runs in KNIME.
 */
package org.knime.core.node;
