package org.screlapse.engine.task;

import java.util.List;

/** Names in a message: the first of them, and how many more there are. */
public final class NameList {

    private NameList() {
    }

    /**
     * @param names names
     * @param limit how many to show at most
     * @return the first of them, separated by commas, and how many more there are
     */
    public static String of(List<String> names, int limit) {
        String shown = String.join(", ", names.subList(0, Math.min(limit, names.size())));
        return names.size() <= limit ? shown : shown + " and " + (names.size() - limit) + " more";
    }
}
