package org.screlapse.headless.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.screlapse.headless.workflow.Connection;

/** Which nodes of a workflow come before which. */
final class NodeGraph {

    private final Map<Integer, Set<Integer>> predecessors = new TreeMap<>();

    private final Map<Integer, Set<Integer>> successors = new TreeMap<>();

    private final List<Integer> order;

    /**
     * @param ids the nodes
     * @param connections lines between these nodes
     * @throws IllegalArgumentException if the connections form a cycle
     */
    NodeGraph(Collection<Integer> ids, List<Connection> connections) {
        for (Integer id : ids) {
            predecessors.put(id, new TreeSet<>());
            successors.put(id, new TreeSet<>());
        }
        for (Connection connection : connections) {
            predecessors.get(connection.target()).add(connection.source());
            successors.get(connection.source()).add(connection.target());
        }
        order = sort();
    }

    /** All nodes, each after the nodes it depends on, otherwise by id. */
    List<Integer> order() {
        return order;
    }

    /** The nodes whose outputs this node takes. */
    Set<Integer> predecessors(int id) {
        return predecessors.get(id);
    }

    /** The nodes that take an output of this node. */
    Set<Integer> successors(int id) {
        return successors.get(id);
    }

    private List<Integer> sort() {
        Map<Integer, Integer> waitsFor = new TreeMap<>();
        Deque<Integer> ready = new ArrayDeque<>();
        predecessors.forEach((id, before) -> {
            waitsFor.put(id, before.size());
            if (before.isEmpty()) {
                ready.add(id);
            }
        });
        List<Integer> sorted = new ArrayList<>();
        while (!ready.isEmpty()) {
            Integer id = ready.remove();
            sorted.add(id);
            waitsFor.remove(id);
            for (Integer next : successors.get(id)) {
                if (waitsFor.merge(next, -1, Integer::sum) == 0) {
                    ready.add(next);
                }
            }
        }
        if (!waitsFor.isEmpty()) {
            throw new IllegalArgumentException("The nodes " + waitsFor.keySet()
                + " are connected in a circle, so none of them can be executed; remove one of the connections.");
        }
        return List.copyOf(sorted);
    }
}
