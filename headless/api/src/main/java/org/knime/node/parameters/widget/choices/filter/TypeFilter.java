package org.knime.node.parameters.widget.choices.filter;

import java.util.Set;
import java.util.function.Predicate;

import org.knime.node.parameters.persistence.Persistable;

/** Chooses by type. */
public abstract class TypeFilter implements Persistable {

    /** the identifiers of the chosen types */
    public String[] m_selectedTypes;

    /** Chooses nothing. */
    protected TypeFilter() {
        this(new String[0]);
    }

    /** @param selectedTypes the identifiers of the chosen types */
    protected TypeFilter(String[] selectedTypes) {
        m_selectedTypes = selectedTypes;
    }

    /** @return whether a type, given by its identifier, is chosen */
    protected Predicate<String> getIsSelectedPredicate() {
        return Set.of(m_selectedTypes)::contains;
    }
}
