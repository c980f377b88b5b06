/** Whether the cost grows no faster than the number of cells: {@link org.screlapse.benchmarks.scale.ScaleCommand}. */
package org.screlapse.benchmarks.scale;
