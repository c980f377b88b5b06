package org.knime.core.node.config;

import java.io.IOException;
import java.io.InputStream;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.base.AbstractConfigEntry;
import org.knime.core.node.config.base.ConfigBase;

/** A settings tree that can also hold data cells and data types. */
public abstract class Config extends ConfigBase implements ConfigRO, ConfigWO {

    private static final String ARRAY_SIZE = "array-size";
    private static final String IS_NULL = "is_null";
    private static final String CELL_CLASS = "datacell";

    protected Config(String key) {
        super(key);
    }

    @Override
    public abstract Config getInstance(String key);

    @Override
    public final Config addConfig(String key) {
        Config config = getInstance(key);
        put(config);
        return config;
    }

    @Override
    public final Config getConfig(String key) throws InvalidSettingsException {
        if (get(key) instanceof Config config) {
            return config;
        }
        throw new InvalidSettingsException("Config for key \"" + key + "\" not found.");
    }

    @Override
    public void addEntry(AbstractConfigEntry entry) {
        put(entry);
    }

    @Override
    public void addDataCell(String key, DataCell cell) {
        Config config = addConfig(key);
        if (cell == null) {
            config.addString(CELL_CLASS, null);
            return;
        }
        config.addString(CELL_CLASS, cell.getClass().getName());
        Config content = config.addConfig(cell.getClass().getName());
        String name = cell.getClass().getSimpleName();
        if (cell instanceof BooleanCell c) {
            content.addBoolean(name, c.getBooleanValue());
        } else if (cell instanceof StringCell c) {
            content.addString(name, c.getStringValue());
        } else if (cell instanceof DoubleCell c) {
            content.addDouble(name, c.getDoubleValue());
        } else if (cell instanceof LongCell c) {
            content.addLong(name, c.getLongValue());
        } else if (cell instanceof IntCell c) {
            content.addInt(name, c.getIntValue());
        } else if (!cell.isMissing()) {
            throw new IllegalArgumentException("Cells of " + cell.getClass() + " cannot be stored in settings here; "
                + "string, number, boolean and missing cells can.");
        }
    }

    @Override
    public DataCell getDataCell(String key) throws InvalidSettingsException {
        Config config = getConfig(key);
        String className = config.getString(CELL_CLASS);
        if (className == null) {
            return null;
        }
        Config content = config.getConfig(className);
        String name = className.substring(className.lastIndexOf('.') + 1);
        if (className.equals(BooleanCell.class.getName())) {
            return content.getBoolean(name) ? BooleanCell.TRUE : BooleanCell.FALSE;
        } else if (className.equals(StringCell.class.getName())) {
            return new StringCell(content.getString(name));
        } else if (className.equals(DoubleCell.class.getName())) {
            return new DoubleCell(content.getDouble(name));
        } else if (className.equals(LongCell.class.getName())) {
            return new LongCell(content.getLong(name));
        } else if (className.equals(IntCell.class.getName())) {
            return new IntCell(content.getInt(name));
        } else if (className.equals(MissingCell.class.getName())) {
            return DataType.getMissingCell();
        }
        throw new InvalidSettingsException("Cells of class \"" + className + "\" (key \"" + key
            + "\") cannot be read from settings here; string, number, boolean and missing cells can.");
    }

    @Override
    public DataCell getDataCell(String key, DataCell def) {
        try {
            return getDataCell(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addDataCellArray(String key, DataCell... values) {
        Config config = addConfig(key);
        if (values != null) {
            config.addInt(ARRAY_SIZE, values.length);
            for (int i = 0; i < values.length; i++) {
                config.addDataCell(Integer.toString(i), values[i]);
            }
        }
    }

    @Override
    public DataCell[] getDataCellArray(String key) throws InvalidSettingsException {
        Config config = getConfig(key);
        int size = config.getInt(ARRAY_SIZE, -1);
        if (size == -1) {
            return null;
        }
        if (size < 0 || size > config.keySet().size()) {
            throw new InvalidSettingsException(
                "The cells for key \"" + key + "\" are not the " + size + " that it names.");
        }
        DataCell[] result = new DataCell[size];
        for (int i = 0; i < size; i++) {
            result[i] = config.getDataCell(Integer.toString(i));
        }
        return result;
    }

    @Override
    public DataCell[] getDataCellArray(String key, DataCell... def) {
        try {
            return getDataCellArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    protected static Config loadFromXML(Config config, InputStream in) throws IOException {
        config.load(in);
        return config;
    }

    @Override
    public void load(InputStream is) throws IOException {
        super.load(is);
    }

    @Override
    public String toString() {
        return getKey();
    }
}
