/**
 * What KNIME does with the parameters class of a node: makes its defaults, saves it into settings and loads it again
 * ({@link org.screlapse.headless.parameters.ParametersPersistence}, the place to start), and describes its options
 * ({@link org.screlapse.headless.parameters.ParametersDescription}).
 */
package org.screlapse.headless.parameters;
