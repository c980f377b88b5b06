package org.screlapse.engine.score;

import java.util.List;

/** Lists of names in messages. */
final class Texts {

    private Texts() {
    }

    /**
     * @param names names
     * @param limit how many to show at most
     * @return the first of them, separated by commas, and how many more there are
     */
    static String some(List<String> names, int limit) {
        String shown = String.join(", ", names.subList(0, Math.min(limit, names.size())));
        return names.size() <= limit ? shown : shown + " and " + (names.size() - limit) + " more";
    }
}
