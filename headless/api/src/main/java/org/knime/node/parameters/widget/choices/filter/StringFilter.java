package org.knime.node.parameters.widget.choices.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

import org.knime.core.webui.node.dialog.defaultdialog.setting.filter.StringFilterMode;
import org.knime.core.webui.node.dialog.defaultdialog.setting.filter.util.ManualFilter;
import org.knime.core.webui.node.dialog.defaultdialog.setting.filter.util.PatternFilter;
import org.knime.node.parameters.persistence.Persistable;

/** Chooses names by hand or by a pattern. */
public class StringFilter implements Persistable {

    /** how it chooses */
    public StringFilterMode m_mode;

    /** chooses by a pattern */
    public PatternFilter m_patternFilter;

    /** chooses by hand */
    public ManualFilter m_manualFilter;

    /** Chooses nothing. */
    public StringFilter() {
        this(new String[0]);
    }

    /** @param initialSelected the chosen names */
    public StringFilter(String[] initialSelected) {
        m_mode = StringFilterMode.MANUAL;
        m_manualFilter = new ManualFilter(Objects.requireNonNull(initialSelected));
        m_patternFilter = new PatternFilter();
    }

    /** @param initialSelected the chosen names */
    public StringFilter(List<String> initialSelected) {
        this(initialSelected.toArray(String[]::new));
    }

    /** From now on names that neither list has are not chosen. */
    public void excludeUnknownColumn() {
        m_manualFilter.m_includeUnknownColumns = false;
    }

    /**
     * @param choices the names there are
     * @return the chosen ones, in their order
     */
    public String[] filter(String[] choices) {
        Predicate<String> isChosen = m_mode == StringFilterMode.MANUAL ? m_manualFilter.getFilterPredicate()
            : m_patternFilter.getIsSelectedPredicate(m_mode.toPatternMode());
        return Arrays.stream(choices).filter(isChosen).toArray(String[]::new);
    }

    /**
     * @param choices the names there are
     * @return chosen by hand, the names that there are not; otherwise, as in KNIME, the chosen ones
     */
    public String[] getMissingSelected(String[] choices) {
        return m_mode == StringFilterMode.MANUAL ? m_manualFilter.getUpdatedMissingValues(choices) : filter(choices);
    }
}
