package org.screlapse.engine.data;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.screlapse.engine.task.Run;

/** Looks for data sets that are put together but do not fit: values that look valid and mean something else. */
final class ConcatenationNotes {

    private static final Predicate<String> IS_ENSEMBL =
        Pattern.compile("ENS[A-Z]*G\\d{6,}(\\.\\d+)?").asMatchPredicate();
    /** Less than this share is few genes. */
    private static final double FEW = 0.5;

    private final List<Assay> inputs;
    private final List<String> inputNames;
    private final Run run;

    /** @param inputNames what to call each input, as "input 1" */
    ConcatenationNotes(List<Assay> inputs, List<String> inputNames, Run run) {
        this.inputs = inputs;
        this.inputNames = inputNames;
        this.run = run;
    }

    /** @param union whether the result has the genes of all inputs */
    void note(boolean union) {
        boolean matching = true;
        for (int input = 1; input < inputs.size(); input++) {
            matching &= areNamesAlike(input);
        }
        if (union && matching) {
            noteGeneSets();
        }
        noteValues();
    }

    /** Compares the gene names of an input with those of the first; notes where they are names of another kind. */
    private boolean areNamesAlike(int input) {
        List<String> first = names(0);
        List<String> own = names(input);
        if (first.isEmpty() || own.isEmpty() || first.equals(own)) {
            return true;
        }
        boolean firstIds = share(first, IS_ENSEMBL) > FEW;
        if (firstIds != share(own, IS_ENSEMBL) > FEW) {
            run.note("The genes of " + inputNames.get(input) + " are named by " + words(!firstIds) + " (" + own.get(0)
                + "), those of " + inputNames.get(0) + " by " + words(firstIds) + " (" + first.get(0)
                + "), so that they do not match: read both with the same names.");
            return false;
        }
        Set<String> exact = new HashSet<>(first);
        Set<String> lower = new HashSet<>();
        first.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
        double same = share(own, exact::contains);
        double sameLetters = share(own, name -> lower.contains(name.toLowerCase(Locale.ROOT)));
        if (same < FEW && sameLetters > FEW) {
            run.note("The gene names of " + inputNames.get(input) + " differ from those of " + inputNames.get(0)
                + " in upper and lower case (" + own.get(0) + ", " + first.get(0)
                + "), as those of human and mouse do, so that they do not match.");
            return false;
        }
        long shared = Math.round(same * own.size());
        if (shared < FEW * Math.min(first.size(), own.size())) {
            run.note(String.format(Locale.ROOT,
                "%s shares only %,d of its %,d genes with %s (the first is \"%s\" there, \"%s\" here): are both named in"
                    + " the same way?",
                capitalized(input), shared, own.size(), inputNames.get(0), first.get(0), own.get(0)));
            return false;
        }
        return true;
    }

    /** Genes that an input was not measured for are 0 in its cells. */
    private void noteGeneSets() {
        Set<String> all = new HashSet<>();
        inputs.forEach(assay -> all.addAll(assay.features().names().asList()));
        for (int input = 0; input < inputs.size(); input++) {
            int own = inputs.get(input).features().size();
            if (own < FEW * all.size()) {
                run.note(capitalized(input) + " has " + own + " of the " + all.size() + " genes: the others are 0"
                    + " in its cells though they were not measured, and scores that use them are too low there. Keep"
                    + " the common genes only, or leave the input out.");
            }
        }
    }

    private void noteValues() {
        List<String> counts = inputs(true);
        List<String> others = inputs(false);
        if (!counts.isEmpty() && !others.isEmpty()) {
            run.note("The values of " + String.join(", ", others) + " are not counts: some are negative or not"
                + " whole, as after normalization; those of " + String.join(", ", counts) + " are counts. They"
                + " cannot be compared: read counts from all.");
        }
    }

    /** @return the inputs with values that are counts, or are not */
    private List<String> inputs(boolean counts) {
        return IntStream.range(0, inputs.size())
            .filter(i -> inputs.get(i).counts().nonZeros() > 0 && inputs.get(i).counts().isCounts() == counts)
            .mapToObj(inputNames::get).toList();
    }

    private String capitalized(int input) {
        String name = inputNames.get(input);
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private List<String> names(int input) {
        return inputs.get(input).features().names().asList();
    }

    private static String words(boolean ids) {
        return ids ? "Ensembl identifiers" : "symbols";
    }

    private static double share(List<String> names, Predicate<String> test) {
        return (double) names.stream().filter(test).count() / names.size();
    }
}
