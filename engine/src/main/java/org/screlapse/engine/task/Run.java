package org.screlapse.engine.task;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One call of an operation: it reports progress, says whether to stop, and collects notes, which are the sentences a
 * user must read beside a valid result. Parts of a run share its notes. Safe for calls from several threads; notes that
 * are made in parallel loops have no order, so loops hand them over and their caller notes them.
 */
public final class Run implements Progress {

    private final Progress progress;
    private final Set<String> notes;

    private Run(Progress progress, Set<String> notes) {
        this.progress = progress;
        this.notes = notes;
    }

    /**
     * @param progress where to report, and who asks to stop
     * @return a run without notes
     */
    public static Run of(Progress progress) {
        return new Run(progress, Collections.synchronizedSet(new LinkedHashSet<>()));
    }

    /** @return a run that reports to nobody and is never cancelled */
    public static Run silent() {
        return of(Progress.NONE);
    }

    /** @param sentence what the user must know, a whole sentence; the same one twice counts once */
    public void note(String sentence) {
        notes.add(sentence);
    }

    /** @return the notes so far, in their order */
    public List<String> notes() {
        synchronized (notes) {
            return List.copyOf(notes);
        }
    }

    @Override
    public void report(double fraction, String message) {
        progress.report(fraction, message);
    }

    @Override
    public boolean isCancelled() {
        return progress.isCancelled();
    }

    /** The part of this run, with the same notes. */
    @Override
    public Run part(double from, double to) {
        return new Run(progress.part(from, to), notes);
    }
}
