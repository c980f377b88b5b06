/** The usual cells and rows: {@link org.knime.core.data.def.DefaultRow}, text, numbers and truth values. */
package org.knime.core.data.def;
