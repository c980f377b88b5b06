/**
 * Stand-in for what says under which key, or in which layout of its own, a field is saved. Without any annotation a
 * field is saved under its name.
 */
package org.knime.node.parameters.persistence;
