package org.screlapse.headless.parameters;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;

/**
 * Saves the parameters of a node into settings and loads them again, in KNIME's own layout: a field is saved under its
 * name without {@code m_} (or its {@code @Persist} key); a nested group is a config; an array of groups is a config
 * with configs 0, 1 and so on; an optional has a second entry {@code …_is_present}. An entry that is missing is an
 * error unless the field is marked to keep its default.
 */
public final class ParametersPersistence {

    private static final Map<Class<?>, Persistence> KNOWN = new ConcurrentHashMap<>();

    private ParametersPersistence() {
    }

    private static Persistence of(Class<?> type) {
        var known = KNOWN.get(type);
        if (known != null) {
            return known;
        }
        var made = GroupPersistence.of(type);
        KNOWN.put(type, made);
        return made;
    }

    /**
     * Loads parameters without validating them.
     *
     * @param <P> the class of the parameters
     * @param type the class of the parameters
     * @param settings the node's config "model"
     * @return the parameters
     * @throws InvalidSettingsException if an entry is missing or of the wrong type
     * @throws IllegalArgumentException if the class has a field that cannot be loaded
     */
    public static <P extends NodeParameters> P load(Class<P> type, NodeSettingsRO settings)
        throws InvalidSettingsException {
        return type.cast(of(type).load(settings));
    }

    /**
     * Loads parameters and validates them, as KNIME does whenever it loads a node or applies its dialog.
     *
     * @param <P> the class of the parameters
     * @param type the class of the parameters
     * @param settings the node's config "model"
     * @return the parameters
     * @throws InvalidSettingsException if an entry is missing, of the wrong type or not allowed
     * @throws IllegalArgumentException if the class has a field that cannot be loaded
     */
    public static <P extends NodeParameters> P loadValidated(Class<P> type, NodeSettingsRO settings)
        throws InvalidSettingsException {
        var parameters = load(type, settings);
        parameters.validate();
        return parameters;
    }

    /**
     * @param parameters the parameters
     * @param settings where to write them
     * @throws IllegalArgumentException if the class has a field that cannot be saved
     */
    public static void save(NodeParameters parameters, NodeSettingsWO settings) {
        of(parameters.getClass()).save(parameters, settings);
    }

    /**
     * Makes defaults while nothing is known about the inputs. KNIME does not validate these.
     *
     * @param <P> the class of the parameters
     * @param type the class of the parameters
     * @return the defaults
     * @throws IllegalArgumentException if that fails
     */
    public static <P extends NodeParameters> P defaults(Class<P> type) {
        return Instances.create(type);
    }

    /**
     * Makes defaults when a node without settings is configured for the first time, by the constructor that takes the
     * input if there is one, and validates them.
     *
     * @param <P> the class of the parameters
     * @param type the class of the parameters
     * @param input what is known about the inputs
     * @return the defaults
     * @throws InvalidSettingsException if the defaults are not allowed, which asks the user to open the dialog
     * @throws IllegalArgumentException if making them fails
     */
    public static <P extends NodeParameters> P defaults(Class<P> type, NodeParametersInput input)
        throws InvalidSettingsException {
        var parameters = Instances.create(type, input);
        parameters.validate();
        return parameters;
    }
}
