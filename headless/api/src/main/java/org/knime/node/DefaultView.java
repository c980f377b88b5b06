package org.knime.node;

import java.util.Arrays;
import java.util.function.Function;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.FluentNodeAPI;
import org.knime.core.node.port.PortObject;
import org.knime.core.webui.page.Page;
import org.knime.core.webui.page.Page.RequireFromFileOrString;
import org.knime.node.parameters.NodeParameters;

/** The view of a node: an HTML page and the data that it shows. */
public final class DefaultView implements FluentNodeAPI {

    private final Class<? extends NodeParameters> parametersClass;

    private final String description;

    private final Page page;

    private Function<ViewInput, ?> initialData;

    private DefaultView(Class<? extends NodeParameters> parametersClass, String description, Page page) {
        this.parametersClass = parametersClass;
        this.description = description;
        this.page = page;
    }

    static RequireViewParameters create() {
        return parametersClass -> description -> page -> new DefaultView(parametersClass, description,
            page.apply(Page.create()));
    }

    NodeContents.View contents() {
        return new NodeContents.View(parametersClass, description, page, initialData);
    }

    /**
     * @param <D> the class of the data, which is turned into JSON
     * @param dataFunction makes what the page shows first
     * @return this
     */
    public <D> DefaultView initialData(Function<RequireInitialData, DefaultInitialData<D>> dataFunction) {
        initialData = dataFunction.apply(new RequireInitialData() {

            @Override
            public <T> DefaultInitialData<T> data(Function<ViewInput, T> data) {
                return new DefaultInitialData<>(data);
            }
        }).data;
        return this;
    }

    /**
     * What a page shows first.
     *
     * @param <D> the class of the data
     */
    public static final class DefaultInitialData<D> implements FluentNodeAPI {

        private final Function<ViewInput, D> data;

        DefaultInitialData(Function<ViewInput, D> data) {
            this.data = data;
        }
    }

    /** The parameters of the view. */
    public interface RequireViewParameters {

        /**
         * @param parametersClass the class of the parameters
         * @return where to describe the view
         */
        RequireDescription parametersClass(Class<? extends NodeParameters> parametersClass);

        /** @return where to describe the view */
        default RequireDescription withoutParameters() {
            return parametersClass(null);
        }
    }

    /** The description of the view. */
    public interface RequireDescription {

        /**
         * @param description a fragment of XHTML
         * @return where to say the page
         */
        RequirePage description(String description);
    }

    /** The page of the view. */
    public interface RequirePage {

        /**
         * @param page makes the page
         * @return the view
         */
        DefaultView page(Function<RequireFromFileOrString, Page> page);
    }

    /** What the page shows first. */
    public interface RequireInitialData {

        /**
         * @param <D> the class of the data
         * @param data makes the data
         * @return the data
         */
        <D> DefaultInitialData<D> data(Function<ViewInput, D> data);
    }

    /** What the view reads. */
    public interface ViewInput {

        /**
         * @param <S> the class of the parameters
         * @return the parameters of the view, null if it has none
         */
        <S extends NodeParameters> S getParameters();

        /** @return the data that the execution kept with the node */
        PortObject[] getInternalPortObjects();

        /**
         * @return the tables that the execution kept with the node
         * @throws ClassCastException if it kept something else
         */
        default BufferedDataTable[] getInternalTables() {
            return Arrays.stream(getInternalPortObjects()).map(BufferedDataTable.class::cast)
                .toArray(BufferedDataTable[]::new);
        }
    }
}
