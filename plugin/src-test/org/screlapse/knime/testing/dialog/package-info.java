/**
 * Finds what KNIME would complain about in the dialog and the description of a node: {@code ParametersCheck}.
 */
package org.screlapse.knime.testing.dialog;
