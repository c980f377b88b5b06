package org.knime.core.webui.node.dialog.defaultdialog.setting.filter.util;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;

import org.knime.node.parameters.persistence.Persistable;

/** Chooses names by hand. */
public class ManualFilter implements Persistable {

    /** the chosen names */
    public String[] m_manuallySelected;

    /** the names that were there and are not chosen */
    public String[] m_manuallyDeselected;

    /** whether names that neither list has are chosen */
    public boolean m_includeUnknownColumns;

    ManualFilter() { // for loading
    }

    /** @param initialSelected the chosen names */
    public ManualFilter(String[] initialSelected) {
        this(initialSelected, new String[0], false);
    }

    /**
     * @param manuallySelected the chosen names
     * @param manuallyDeselected the names that were there and are not chosen
     * @param includeUnknownValues whether names that neither list has are chosen
     */
    public ManualFilter(String[] manuallySelected, String[] manuallyDeselected, boolean includeUnknownValues) {
        m_manuallySelected = manuallySelected;
        m_manuallyDeselected = manuallyDeselected;
        m_includeUnknownColumns = includeUnknownValues;
    }

    /** @return whether a name is chosen */
    public Predicate<String> getFilterPredicate() {
        if (m_includeUnknownColumns) {
            return Predicate.not(Set.of(m_manuallyDeselected)::contains);
        }
        return Set.of(m_manuallySelected)::contains;
    }

    /**
     * @param choices the names there are
     * @return the chosen names that there are not
     */
    public String[] getUpdatedMissingValues(String[] choices) {
        if (m_includeUnknownColumns) {
            return new String[0];
        }
        return Arrays.stream(m_manuallySelected).filter(Predicate.not(Set.of(choices)::contains))
            .toArray(String[]::new);
    }
}
