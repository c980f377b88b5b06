package org.knime.core.data;

import org.knime.core.node.NodeLogger;

/** Builds a {@link DataColumnSpec}. */
public final class DataColumnSpecCreator {

    private static final NodeLogger LOGGER = NodeLogger.getLogger(DataColumnSpecCreator.class);

    private static int emptyNames;

    private String name;
    private DataType type;
    private DataColumnDomain domain = new DataColumnDomain(null, null, null);

    public DataColumnSpecCreator(String name, DataType type) {
        setName(name);
        setType(type);
    }

    public DataColumnSpecCreator(DataColumnSpec cspec) {
        name = cspec.getName();
        type = cspec.getType();
        domain = cspec.getDomain();
    }

    /** @param newName the name, whose white space at both ends is removed; a blank name is replaced */
    public void setName(String newName) {
        if (newName == null) {
            throw new NullPointerException("Name of DataColumnSpec must not be null!");
        }
        name = newName.trim();
        if (name.isEmpty()) {
            name = nameForEmpty();
            LOGGER.warn("Column name \"" + newName + "\" is invalid, replacing by \"" + name + "\"");
        }
    }

    private static synchronized String nameForEmpty() {
        return "<empty_" + (++emptyNames) + ">";
    }

    public void setType(DataType newType) {
        if (newType == null) {
            throw new NullPointerException("Type of DataColumnSpec must not be null!");
        }
        type = newType;
    }

    /** @param newDomain the domain; null for one in which nothing is known */
    public void setDomain(DataColumnDomain newDomain) {
        domain = newDomain == null ? new DataColumnDomain(null, null, null) : newDomain;
    }

    public DataColumnSpec createSpec() {
        return new DataColumnSpec(name, type, domain);
    }
}
