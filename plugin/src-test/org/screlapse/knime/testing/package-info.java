/**
 * What the tests of the plugin share: {@link org.screlapse.knime.testing.NodeTester} configures and executes a node as
 * KNIME does, {@link org.screlapse.knime.testing.TestWorkflow} is the workflow around it,
 * {@link org.screlapse.knime.testing.SmallData} makes data.
 */
package org.screlapse.knime.testing;
