/**
 * What stands behind the <code>org.knime</code> classes while a node runs: where its tables and file stores lie, how
 * its progress is reported and how it is cancelled, and how port objects are kept between runs. Start at
 * {@link org.screlapse.headless.runtime.NodeRuntime} and {@link org.screlapse.headless.runtime.PortObjects}.
 */
package org.screlapse.headless.runtime;
