package org.screlapse.engine.io.h5ad;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What a file holds, but a data set does not keep. */
final class LeftOut {

    private static final int MAX_LISTED = 12;

    private final Set<String> paths = new LinkedHashSet<>();
    private final Set<String> sentences = new LinkedHashSet<>();

    /** Notes the path of an element that cannot be kept. */
    void add(String path) {
        paths.add(path);
    }

    /** Notes why something cannot be kept: a whole sentence. */
    void addSentence(String sentence) {
        sentences.add(sentence);
    }

    /** Tells what was noted. */
    void tell(Consumer<String> listener) {
        sentences.forEach(listener);
        if (!paths.isEmpty()) {
            listener.accept("Left out, because it cannot be kept beside these cells and genes: "
                + paths.stream().limit(MAX_LISTED).collect(Collectors.joining(", "))
                + (paths.size() > MAX_LISTED ? " and " + (paths.size() - MAX_LISTED) + " more." : "."));
        }
    }
}
