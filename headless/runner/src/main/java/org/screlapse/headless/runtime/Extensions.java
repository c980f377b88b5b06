package org.screlapse.headless.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;

import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** What the <code>plugin.xml</code> files on the class path contribute to an extension point. */
public final class Extensions {

    /**
     * One element directly below an extension.
     *
     * @param point the id of the extension point
     * @param name the tag
     * @param attributes its attributes
     * @param source the plugin.xml it stands in
     * @param loader finds the classes that it names
     */
    public record Element(String point, String name, Map<String, String> attributes, URL source, ClassLoader loader) {

        /** @return the value of the attribute, or null */
        public String attribute(String key) {
            return attributes.get(key);
        }

        /**
         * The class that an attribute names.
         *
         * @throws IllegalStateException if there is no such class or it is of another kind
         */
        public <T> Class<? extends T> load(String key, Class<T> kind) {
            try {
                return Class.forName(attribute(key), true, loader).asSubclass(kind);
            } catch (ClassNotFoundException | ClassCastException e) {
                throw new IllegalStateException(source + " names " + attribute(key) + " as " + key + " of a " + name
                    + "; there is no such class, or it is no " + kind.getName() + ".", e);
            }
        }

        /** An object of the class that an attribute names, made by its public constructor without parameters. */
        public <T> T instantiate(String key, Class<T> kind) {
            Class<? extends T> c = load(key, kind);
            try {
                return c.getConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(
                    c.getName() + " (" + key + " in " + source + ") has no public constructor without parameters.", e);
            }
        }
    }

    /** A plugin.xml as one class loader sees it; the same file may be in sight of several. */
    private record Source(String url, ClassLoader loader) {}

    private static final Map<Source, List<Element>> PARSED = new ConcurrentHashMap<>();

    private Extensions() {
    }

    /** @return the contributions visible to the loader or to the context loader of the thread, in class path order */
    public static List<Element> of(String point, ClassLoader loader) {
        Map<String, List<Element>> found = new LinkedHashMap<>();
        collect(loader, found);
        collect(Thread.currentThread().getContextClassLoader(), found);
        return found.values().stream().flatMap(List::stream).filter(e -> e.point().equals(point)).toList();
    }

    private static void collect(ClassLoader loader, Map<String, List<Element>> found) {
        if (loader == null) {
            return;
        }
        try {
            for (URL url : Collections.list(loader.getResources("plugin.xml"))) {
                found.computeIfAbsent(url.toString(), u -> parsed(url, loader));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look for plugin.xml files", e);
        }
    }

    private static List<Element> parsed(URL url, ClassLoader loader) {
        return PARSED.computeIfAbsent(new Source(url.toString(), loader), k -> parse(url, loader));
    }

    private static List<Element> parse(URL url, ClassLoader loader) {
        Handler handler = new Handler(url, loader);
        try (InputStream in = url.openStream()) {
            SAXParserFactory.newInstance().newSAXParser().parse(in, handler);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("Cannot read " + url + ": " + e.getMessage(), e);
        }
        return handler.elements;
    }

    private static final class Handler extends DefaultHandler {

        private final URL source;
        private final ClassLoader loader;
        private final List<Element> elements = new ArrayList<>();
        private String point;
        private int depth;

        Handler(URL source, ClassLoader loader) {
            this.source = source;
            this.loader = loader;
        }

        @Override
        public void startElement(String uri, String localName, String name, Attributes attributes) {
            depth++;
            if (depth == 2) {
                point = "extension".equals(name) ? attributes.getValue("point") : null;
            } else if (depth == 3 && point != null) {
                Map<String, String> values = new LinkedHashMap<>();
                for (int i = 0; i < attributes.getLength(); i++) {
                    values.put(attributes.getQName(i), attributes.getValue(i));
                }
                elements.add(new Element(point, name, Map.copyOf(values), source, loader));
            }
        }

        @Override
        public void endElement(String uri, String localName, String name) {
            depth--;
        }

        @Override
        public InputSource resolveEntity(String publicId, String systemId) {
            return new InputSource(new StringReader(""));
        }
    }
}
