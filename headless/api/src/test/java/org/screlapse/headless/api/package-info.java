/**
 * Proves that the stand-in's <code>org.knime</code> classes are a subset of KNIME 5.8.2: start at
 * {@link org.screlapse.headless.api.KnimeApiSubsetTest}.
 */
package org.screlapse.headless.api;
