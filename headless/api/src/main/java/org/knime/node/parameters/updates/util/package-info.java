/** Stand-in for ready-made names of fields. */
package org.knime.node.parameters.updates.util;
