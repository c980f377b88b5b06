/**
 * What a KNIME workflow folder says: nodes, connections, workflow variables and settings, read from and written to the
 * files that KNIME itself uses. Start at {@link org.screlapse.headless.workflow.WorkflowLoader}, which turns a folder
 * into a {@link org.screlapse.headless.workflow.Workflow}. Nothing here runs a node.
 */
package org.screlapse.headless.workflow;
