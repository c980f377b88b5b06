/** Files, paths and errors of general use. */
package org.knime.core.util;
