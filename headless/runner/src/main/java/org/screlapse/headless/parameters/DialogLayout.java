package org.screlapse.headless.parameters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Section;

/**
 * The parts of a dialog in their order. A part lies inside of the class around it; parts without an order among them
 * stand in the order of their names, as in KNIME.
 */
public final class DialogLayout {

    private final Map<Class<?>, List<DialogControl>> controls = new LinkedHashMap<>();

    private final Map<Class<?>, List<Class<?>>> children = new LinkedHashMap<>();

    private final List<DialogControl> withoutPart = new ArrayList<>();

    private final List<String> problems = new ArrayList<>();

    /** @param all the controls of a dialog */
    public DialogLayout(List<DialogControl> all) {
        for (var control : all) {
            if (control.layout() == null) {
                withoutPart.add(control);
            } else {
                add(control.layout());
                controls.get(control.layout()).add(control);
            }
        }
        for (var part : List.copyOf(controls.keySet())) {
            checkPart(part);
        }
        var roots = children.getOrDefault(null, List.of());
        if (roots.size() > 1) {
            problems.add("The parts of the dialog lie in several classes ("
                + String.join(", ", roots.stream().map(Class::getSimpleName).sorted().toList())
                + "); put them into one class or connect them by @After.");
        }
    }

    private void add(Class<?> part) {
        if (controls.containsKey(part)) {
            return;
        }
        controls.put(part, new ArrayList<>());
        var parent = parent(part, new HashSet<>());
        if (parent != null) {
            add(parent);
        }
        children.computeIfAbsent(parent, p -> new ArrayList<>()).add(part);
    }

    private Class<?> parent(Class<?> part, Set<Class<?>> visited) {
        if (!visited.add(part)) {
            return null; // a circle, reported when the parts are ordered
        }
        for (var neighbor : neighbors(part)) {
            if (!part.isNestmateOf(neighbor)) {
                return parent(neighbor, visited);
            }
        }
        return part.getEnclosingClass();
    }

    private static List<Class<?>> neighbors(Class<?> part) {
        var neighbors = new ArrayList<Class<?>>();
        if (part.isAnnotationPresent(After.class)) {
            neighbors.add(part.getAnnotation(After.class).value());
        }
        return neighbors;
    }

    private void checkPart(Class<?> part) {
        if (!controls.get(part).isEmpty() && !isPart(part)) {
            problems.add(part.getSimpleName() + " is named by a @Layout but is no part of a dialog; annotate it with "
                + "@Section.");
        }
        for (var neighbor : neighbors(part)) {
            if (part.isNestmateOf(neighbor) && part.getEnclosingClass() != neighbor.getEnclosingClass()) {
                problems.add(part.getSimpleName() + " is ordered against " + neighbor.getSimpleName()
                    + ", which lies in another part of the same class; put them next to each other.");
            }
        }
    }

    private static boolean isPart(Class<?> type) {
        return type.isAnnotationPresent(Section.class) || !neighbors(type).isEmpty();
    }

    /** A control and the titles of the sections around it. */
    record Placed(DialogControl control, List<String> sections) {}

    /** All controls in the order of the dialog. */
    List<Placed> inOrder() {
        var placed = new ArrayList<Placed>();
        withoutPart.forEach(control -> placed.add(new Placed(control, List.of())));
        ordered(null).forEach(root -> collect(root, List.of(), placed));
        return placed;
    }

    private void collect(Class<?> part, List<String> outer, List<Placed> placed) {
        var sections = new ArrayList<>(outer);
        if (part.isAnnotationPresent(Section.class)) {
            sections.add(part.getAnnotation(Section.class).title());
        }
        controls.get(part).forEach(control -> placed.add(new Placed(control, List.copyOf(sections))));
        ordered(part).forEach(child -> collect(child, sections, placed));
    }

    private boolean hasContent(Class<?> part) {
        return !controls.get(part).isEmpty()
            || children.getOrDefault(part, List.of()).stream().anyMatch(this::hasContent);
    }

    private List<Class<?>> ordered(Class<?> parent) {
        var rest = new ArrayList<>(children.getOrDefault(parent, List.of()));
        rest.removeIf(part -> !hasContent(part));
        rest.sort(Comparator.comparing(Class::getSimpleName));
        var ordered = new LinkedHashSet<Class<?>>();
        var isGiven = parent != null; // several parts without one around them are reported in another way
        while (!rest.isEmpty()) {
            var next = rest.stream().filter(part -> rest.stream().noneMatch(o -> comesBefore(o, part))).toList();
            if (next.isEmpty()) {
                problems.add("The order of " + names(rest) + " is circular; change an @After.");
                ordered.addAll(rest);
                break;
            }
            if (next.size() > 1 && isGiven) {
                isGiven = false; // reported once
                problems.add("The order of " + names(next) + " is not given; add @After.");
            }
            ordered.add(next.get(0));
            rest.remove(next.get(0));
        }
        return List.copyOf(ordered);
    }

    /** Whether the first is to be before the second, be it by way of parts that have no content. */
    private static boolean comesBefore(Class<?> first, Class<?> second) {
        return first != second && reaches(first, second, new HashSet<>());
    }

    private static boolean reaches(Class<?> first, Class<?> second, Set<Class<?>> visited) {
        if (!visited.add(second) || !second.isAnnotationPresent(After.class)) {
            return false;
        }
        var previous = second.getAnnotation(After.class).value();
        return previous == first || reaches(first, previous, visited);
    }

    private static String names(List<Class<?>> parts) {
        return String.join(", ", parts.stream().map(Class::getSimpleName).distinct().toList());
    }

    /** What KNIME would complain about, and orders that are left to chance. */
    public List<String> problems() {
        problems.removeIf(problem -> problem.startsWith("The order of "));
        inOrder(); // which finds the problems of the order
        return List.copyOf(new LinkedHashSet<>(problems));
    }
}
