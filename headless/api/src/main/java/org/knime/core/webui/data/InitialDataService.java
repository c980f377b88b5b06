package org.knime.core.webui.data;

import java.util.function.Supplier;

/**
 * Gives a page what it shows at its start.
 *
 * @param <D> what it is given
 */
public final class InitialDataService<D> {

    private final Supplier<D> data;

    private InitialDataService(Supplier<D> data) {
        this.data = data;
    }

    /**
     * @param <D> what the page is given
     * @param data makes it
     * @return a builder
     */
    public static <D> InitialDataServiceBuilder<D> builder(Supplier<D> data) {
        return new InitialDataServiceBuilder<>(data);
    }

    Supplier<D> data() {
        return data;
    }

    /**
     * Makes the service.
     *
     * @param <D> what the page is given
     */
    public static final class InitialDataServiceBuilder<D> {

        private final Supplier<D> data;

        private InitialDataServiceBuilder(Supplier<D> data) {
            this.data = data;
        }

        /** @return the service */
        public InitialDataService<D> build() {
            return new InitialDataService<>(data);
        }
    }
}
