/** Stand-in for the annotation of an option that is a list of groups of options. */
package org.knime.node.parameters.array;
