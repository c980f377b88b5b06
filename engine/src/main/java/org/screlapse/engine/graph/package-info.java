/**
 * Who a cell's neighbors are, and which groups they form.
 *
 * <p>
 * Start with {@link org.screlapse.engine.graph.NearestNeighbors}, which finds the nearest neighbors of each cell;
 * {@link org.screlapse.engine.graph.FuzzyConnectivities} and {@link org.screlapse.engine.graph.SharedNeighbors} turn
 * them into weighted graphs, in which {@link org.screlapse.engine.graph.LeidenClustering} finds groups.
 */
package org.screlapse.engine.graph;
