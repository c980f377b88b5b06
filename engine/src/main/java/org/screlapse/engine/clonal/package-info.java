/**
 * How clones change from one timepoint to another: their sizes, which clone came back, and whether a program such as
 * stemness changed because clones rich in it grew (selection) or because the clones themselves changed (plasticity).
 *
 * <p>
 * {@link org.screlapse.engine.clonal.ClonalDynamics} is the operation; it gives a
 * {@link org.screlapse.engine.clonal.ClonalResult}. The heart of it is small:
 * {@link org.screlapse.engine.clonal.ChangeParts} splits a change, and {@link org.screlapse.engine.clonal.RelapseRule}
 * the types of relapse.
 */
package org.screlapse.engine.clonal;
