/** Variables that flow along the connections of a workflow; see {@link org.knime.core.node.workflow.FlowVariable}. */
package org.knime.core.node.workflow;
