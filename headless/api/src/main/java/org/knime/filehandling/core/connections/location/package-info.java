/** Stand-in for what turns a location, as a dialog has it, into a path. */
package org.knime.filehandling.core.connections.location;
