/**
 * Runs a workflow: finds the nodes' programs, configures them along the connections, executes independent branches side
 * by side, reports and saves. Start at {@link org.screlapse.headless.run.WorkflowRunner}.
 */
package org.screlapse.headless.run;
