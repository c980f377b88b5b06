/**
 * What KNIME does with the parameters class of a node: makes its defaults, saves it into settings and loads it again
 * ({@link org.screlapse.headless.parameters.ParametersPersistence}, the place to start), describes its options
 * ({@link org.screlapse.headless.parameters.ParametersDescription}), and complains about what a dialog could not show
 * ({@link org.screlapse.headless.parameters.ParametersCheck}, for the tests of a plugin).
 */
package org.screlapse.headless.parameters;
