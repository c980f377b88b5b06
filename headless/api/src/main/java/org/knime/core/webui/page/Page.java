package org.knime.core.webui.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.knime.core.node.FluentNodeAPI;

/** The HTML page of a node's view. */
public class Page implements Resource, FluentNodeAPI {

    private final Source source;

    private final String relativePath;

    private final Map<String, Resource> resources = new HashMap<>();

    Page(Source source, String relativePath) {
        this.source = source;
        this.relativePath = relativePath;
    }

    /** Opens the content of a page. */
    interface Source {
        InputStream open() throws IOException;
    }

    /** @return where to say what the page is made from */
    public static RequireFromFileOrString create() {
        return new RequireFromFileOrString() {

            @Override
            public RequireRelativePath fromString(StringSupplier content) {
                return path -> new Page(() -> new ByteArrayInputStream(content.get().getBytes(StandardCharsets.UTF_8)),
                    path);
            }

            @Override
            public RequireRelativePath fromString(InputStreamSupplier content) {
                return path -> new Page(content::get, path);
            }
        };
    }

    /**
     * @param content gives a further file of the page
     * @param path its path, relative to the page
     * @return this page
     */
    public Page addResource(Supplier<InputStream> content, String path) {
        resources.put(path, new Page(content::get, path));
        return this;
    }

    /**
     * @param path path of a further file, relative to the page
     * @return the file, if there is one
     */
    public Optional<Resource> getResource(String path) {
        return Optional.ofNullable(resources.get(path));
    }

    @Override
    public String getRelativePath() {
        return relativePath;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return source.open();
    }

    /** Gives a text. */
    @FunctionalInterface
    public interface StringSupplier extends Supplier<String> {}

    /** Gives a stream. */
    @FunctionalInterface
    public interface InputStreamSupplier extends Supplier<InputStream> {}

    /** What the page is made from. */
    public interface RequireFromFileOrString {

        /**
         * @param content gives the HTML
         * @return where to say the path of the page
         */
        RequireRelativePath fromString(StringSupplier content);

        /**
         * @param content gives the HTML
         * @return where to say the path of the page
         */
        RequireRelativePath fromString(InputStreamSupplier content);
    }

    /** The path of the page. */
    public interface RequireRelativePath {

        /**
         * @param relativePath the path
         * @return the page
         */
        Page relativePath(String relativePath);
    }
}
