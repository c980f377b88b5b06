package org.knime.core.webui.node.dialog.defaultdialog.setting.filter.util;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.knime.node.parameters.persistence.Persistable;

/** Chooses names by a pattern. */
public class PatternFilter implements Persistable {

    /** What a pattern is. */
    public enum PatternMode {
        /** a regular expression */
        REGEX,
        /** a text in which {@code *} stands for any text and {@code ?} for any character */
        WILDCARD
    }

    /** the pattern; an empty regular expression chooses nothing */
    public String m_pattern = "";

    /** whether upper and lower case are different */
    public boolean m_isCaseSensitive;

    /** whether the names that do not match are chosen */
    public boolean m_isInverted;

    /** Chooses nothing. */
    public PatternFilter() {
    }

    /**
     * @param mode what the pattern is
     * @param choices the names there are
     * @return the chosen ones
     */
    public String[] getSelected(PatternMode mode, String[] choices) {
        return Arrays.stream(choices).filter(getIsSelectedPredicate(mode)).toArray(String[]::new);
    }

    /**
     * @param mode what the pattern is
     * @return whether a name is chosen
     */
    public Predicate<String> getIsSelectedPredicate(PatternMode mode) {
        var matches = matches(mode);
        return m_isInverted ? matches.negate() : matches;
    }

    private Predicate<String> matches(PatternMode mode) {
        if (mode == PatternMode.REGEX && m_pattern.isEmpty()) {
            return name -> false;
        }
        var regex = mode == PatternMode.REGEX ? m_pattern : fromWildcards(m_pattern);
        var flags =
            m_isCaseSensitive ? Pattern.DOTALL : Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        return Pattern.compile(regex, flags).asMatchPredicate();
    }

    private static String fromWildcards(String pattern) {
        return pattern.chars().mapToObj(c -> switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(c));
        }).collect(Collectors.joining());
    }
}
