package org.knime.node.parameters.widget.choices.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

import org.knime.core.webui.node.dialog.defaultdialog.setting.filter.util.ManualFilter;
import org.knime.core.webui.node.dialog.defaultdialog.setting.filter.util.PatternFilter;
import org.knime.core.webui.node.dialog.defaultdialog.setting.filter.util.PatternFilter.PatternMode;
import org.knime.core.webui.node.dialog.defaultdialog.setting.filter.withtypes.TypedStringFilterMode;
import org.knime.node.parameters.persistence.Persistable;

/**
 * Chooses names by hand, by a pattern, or by type.
 *
 * @param <T> chooses by type
 */
public abstract class TypedStringFilter<T extends TypeFilter> implements Persistable {

    /** how it chooses */
    public TypedStringFilterMode m_mode;

    /** chooses by a pattern */
    public PatternFilter m_patternFilter;

    /** chooses by hand */
    public ManualFilter m_manualFilter;

    /** chooses by type */
    public T m_typeFilter;

    /**
     * Chooses by hand.
     *
     * @param initialSelected the chosen names
     * @param defaultTypeFilter chooses by type
     */
    protected TypedStringFilter(String[] initialSelected, T defaultTypeFilter) {
        m_mode = TypedStringFilterMode.MANUAL;
        m_manualFilter = new ManualFilter(Objects.requireNonNull(initialSelected));
        m_patternFilter = new PatternFilter();
        m_typeFilter = defaultTypeFilter;
    }

    /**
     * Chooses by hand.
     *
     * @param initialSelected the chosen names
     * @param defaultTypeFilter chooses by type
     */
    protected TypedStringFilter(List<String> initialSelected, T defaultTypeFilter) {
        this(initialSelected.toArray(String[]::new), defaultTypeFilter);
    }

    /** @param value whether names that neither list has are chosen */
    protected void setIncludeUnknownValues(boolean value) {
        m_manualFilter.m_includeUnknownColumns = value;
    }

    /**
     * @param choices the names there are
     * @return the names chosen by hand that there are not
     */
    protected String[] getMissingSelected(String[] choices) {
        Objects.requireNonNull(choices);
        return m_mode == TypedStringFilterMode.MANUAL ? m_manualFilter.getUpdatedMissingValues(choices) : new String[0];
    }

    /**
     * @param choices the names there are
     * @param getSelectedFromTypeFilter gives the names chosen by type
     * @return the chosen names
     */
    protected String[] getSelected(String[] choices, Function<T, String[]> getSelectedFromTypeFilter) {
        Objects.requireNonNull(choices);
        if (m_mode == TypedStringFilterMode.TYPE) {
            return getSelectedFromTypeFilter.apply(m_typeFilter);
        }
        return Arrays.stream(choices).filter(getStringFilterPredicate()).toArray(String[]::new);
    }

    /** @return whether a name is chosen, by hand or by pattern */
    protected Predicate<String> getStringFilterPredicate() {
        return switch (m_mode) {
            case MANUAL -> m_manualFilter.getFilterPredicate();
            case REGEX -> m_patternFilter.getIsSelectedPredicate(PatternMode.REGEX);
            case WILDCARD -> m_patternFilter.getIsSelectedPredicate(PatternMode.WILDCARD);
            case TYPE -> throw new IllegalStateException("A name alone does not say whether its type is chosen.");
        };
    }
}
