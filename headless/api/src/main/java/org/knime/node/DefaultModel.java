package org.knime.node;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.FluentNodeAPI;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.parameters.NodeParameters;

/** What a node does when it is configured and executed. */
public abstract class DefaultModel implements FluentNodeAPI {

    DefaultModel() { // made by create() only
    }

    static RequireModelParameters create() {
        return parametersClass -> configure -> execute -> new Standard(parametersClass, configure, execute);
    }

    abstract Class<? extends NodeParameters> parametersClass();

    abstract ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure();

    abstract ExecuteConsumer execute();

    private static final class Standard extends DefaultModel {

        private final Class<? extends NodeParameters> parametersClass;

        private final ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure;

        private final ExecuteConsumer execute;

        Standard(Class<? extends NodeParameters> parametersClass,
            ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure, ExecuteConsumer execute) {
            this.parametersClass = parametersClass;
            this.configure = configure;
            this.execute = execute;
        }

        @Override
        Class<? extends NodeParameters> parametersClass() {
            return parametersClass;
        }

        @Override
        ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure() {
            return configure;
        }

        @Override
        ExecuteConsumer execute() {
            return execute;
        }
    }

    /** The parameters of the node. */
    public interface RequireModelParameters {

        /**
         * @param parametersClass the class of the parameters
         * @return where to say what happens at configuration
         */
        RequireConfigureOrRearrangeColumns parametersClass(Class<? extends NodeParameters> parametersClass);

        /** @return where to say what happens at configuration */
        default RequireConfigureOrRearrangeColumns withoutParameters() {
            return parametersClass(null);
        }
    }

    /** What happens at configuration. */
    public interface RequireConfigureOrRearrangeColumns {

        /**
         * @param configure checks the parameters against the input specs and sets the output specs
         * @return where to say what happens at execution
         */
        RequireExecute configure(ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure);
    }

    /** What happens at execution. */
    public interface RequireExecute {

        /**
         * @param execute computes the outputs
         * @return the model
         */
        DefaultModel execute(ExecuteConsumer execute);
    }

    /**
     * A step of the configuration.
     *
     * @param <I> what it reads
     * @param <O> what it sets
     */
    public interface ConfigureOrRearrangerConsumer<I, O> {

        /**
         * @param input what it reads
         * @param output what it sets
         * @throws InvalidSettingsException with one sentence for the user if the node cannot run like this
         */
        void accept(I input, O output) throws InvalidSettingsException;
    }

    /** The execution. */
    public interface ExecuteConsumer {

        /**
         * @param input what it reads
         * @param output what it sets
         * @throws CanceledExecutionException if the user cancels
         * @throws KNIMEException with one sentence for the user if it fails
         */
        void accept(ExecuteInput input, ExecuteOutput output) throws CanceledExecutionException, KNIMEException;
    }

    /** What the configuration reads. Ports are counted from 0, the flow variable port left out. */
    public interface ConfigureInput {

        /**
         * @param <S> the class of the parameters
         * @return the parameters, null if the node has none
         */
        <S extends NodeParameters> S getParameters();

        /** @return the specs of the inputs, null where unknown or not connected */
        PortObjectSpec[] getInPortSpecs();

        /**
         * @param <S> the class of the spec
         * @param index of the input
         * @return its spec, null if unknown or not connected
         */
        <S extends PortObjectSpec> S getInPortSpec(int index);

        /**
         * @param portIndex of the input
         * @return the spec of the table
         * @throws ClassCastException if the input is no table
         */
        DataTableSpec getInTableSpec(int portIndex);

    }

    /** What the configuration sets. Outputs that are not set have an unknown spec. */
    public interface ConfigureOutput {

        /**
         * @param <S> the class of the spec
         * @param index of the output
         * @param spec what the output will be, null if unknown
         */
        <S extends PortObjectSpec> void setOutSpec(int index, S spec);

        /**
         * @param <S> the class of the specs
         * @param specs what the outputs will be, from the first on
         */
        @SuppressWarnings("unchecked")
        <S extends PortObjectSpec> void setOutSpecs(S... specs);

        /** @param message one sentence for the user; the node can run nevertheless */
        void setWarningMessage(String message);
    }

    /** What the execution reads. Ports are counted from 0, the flow variable port left out. */
    public interface ExecuteInput {

        /**
         * @param <S> the class of the parameters
         * @return the parameters, null if the node has none
         */
        <S extends NodeParameters> S getParameters();

        /** @return for progress, cancellation, tables and file stores */
        ExecutionContext getExecutionContext();

        /** @return the inputs, null where not connected */
        PortObject[] getInPortObjects();

        /**
         * @param <D> the class of the input
         * @param portIndex of the input
         * @return the input, null if not connected
         */
        <D extends PortObject> D getInPortObject(int portIndex);

        /**
         * @param portIndex of the input
         * @return the input table
         * @throws ClassCastException if the input is no table
         */
        BufferedDataTable getInTable(int portIndex);

    }

    /** What the execution sets. Every output must be set. */
    public interface ExecuteOutput {

        /**
         * @param <D> the class of the output
         * @param index of the output
         * @param data the output
         */
        <D extends PortObject> void setOutData(int index, D data);

        /**
         * @param <D> the class of the data
         * @param data kept with the node for its view
         */
        @SuppressWarnings("unchecked")
        <D extends PortObject> void setInternalData(D... data);

        /** @param message one sentence for the user; the outputs are valid nevertheless */
        void setWarningMessage(String message);
    }
}
