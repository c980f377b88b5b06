package org.knime.core.data;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

/** What is known of a column before its values are: name, type and domain. Colors, shapes and properties are not. */
public final class DataColumnSpec {

    private static final String NAME = "column_name";
    private static final String ELEMENT_NAMES = "element_names";
    private static final String TYPE = "column_type";
    private static final String DOMAIN = "column_domain";
    private static final String PROPERTIES = "column_properties";
    private static final String META_DATA = "meta_data";

    private final String name;
    private final DataType type;
    private final DataColumnDomain domain;

    DataColumnSpec(String name, DataType type, DataColumnDomain domain) {
        this.name = name;
        this.type = type;
        this.domain = domain;
    }

    public String getName() {
        return name;
    }

    public DataType getType() {
        return type;
    }

    public DataColumnDomain getDomain() {
        return domain;
    }

    /** @return whether name and type are the same, whatever the domain */
    public boolean equalStructure(DataColumnSpec cspec) {
        return cspec != null && name.equals(cspec.name) && type.equals(cspec.type);
    }

    public void save(ConfigWO config) {
        config.addString(NAME, name);
        config.addStringArray(ELEMENT_NAMES, new String[0]);
        type.save(config.addConfig(TYPE));
        domain.save(config.addConfig(DOMAIN));
        config.addConfig(PROPERTIES);
        config.addConfig(META_DATA);
    }

    public static DataColumnSpec load(ConfigRO config) throws InvalidSettingsException {
        String name = config.getString(NAME);
        DataType type = DataType.load(config.getConfig(TYPE));
        DataColumnDomain domain = DataColumnDomain.load(config.getConfig(DOMAIN));
        return new DataColumnSpec(name, type, domain);
    }

    @Override
    public boolean equals(Object other) {
        return other == this
            || other instanceof DataColumnSpec spec && equalStructure(spec) && domain.equals(spec.domain);
    }

    @Override
    public int hashCode() {
        return name.hashCode() ^ type.hashCode();
    }

    @Override
    public String toString() {
        return name + " (" + type + ")";
    }
}
