/** Stand-in for the common type of what a dialog checks while the user types. */
package org.knime.node.parameters.validation;
