package org.knime.core.node.config.base;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;

import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads and writes a settings tree in KNIME's XML format, to the byte as KNIME does. */
final class XmlSettings {

    private static final String ROOT_ATTRIBUTES =
        "xmlns=\"http://www.knime.org/2008/09/XMLConfig\" " + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
            + "xsi:schemaLocation=\"http://www.knime.org/2008/09/XMLConfig "
            + "http://www.knime.org/XMLConfig_2008_09.xsd\" ";

    private static final int DIGITS = 5;
    /** Deeper than any node writes; damaged or hostile files go on until the stack overflows. */
    private static final int DEEPEST = 200;

    private XmlSettings() {
    }

    static void save(ConfigBase config, OutputStream os) throws IOException {
        try (Writer out = new BufferedWriter(new OutputStreamWriter(os, StandardCharsets.UTF_8))) {
            out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
            write(config, ROOT_ATTRIBUTES, "", out);
        }
    }

    private static void write(ConfigBase config, String attributes, String indent, Writer out) throws IOException {
        out.write(indent + "<config " + attributes + "key=\"" + markup(config.getKey()) + "\"");
        boolean empty = true;
        for (String key : config) {
            AbstractConfigEntry entry = config.getEntry(key);
            if (entry.getType() == ConfigEntries.xtransientstring) {
                continue; // lives in memory only
            }
            out.write(empty ? ">\n" : "");
            empty = false;
            if (entry instanceof ConfigBase child) {
                write(child, "", indent + "    ", out);
            } else {
                writeValue(entry, indent + "    ", out);
            }
        }
        out.write(empty ? "/>\n" : indent + "</config>\n");
    }

    private static void writeValue(AbstractConfigEntry entry, String indent, Writer out) throws IOException {
        String value = entry.toStringValue();
        out.write(indent + "<entry key=\"" + markup(entry.getKey()) + "\" type=\"" + entry.getType().name() + "\""
            + (value == null ? " isnull=\"true\"" : "") + " value=\"" + markup(escape(value == null ? "" : value))
            + "\"/>\n");
    }

    /** XML's own escapes for an attribute value. */
    private static String markup(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                    if (c < ' ' || c >= 0x7f && c <= 0x9f) {
                        out.append("&#").append((int) c).append(';');
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.toString();
    }

    /** KNIME's escape for what XML cannot hold: %% and the five-digit decimal code. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean doublePercent = c == '%' && i + 1 < text.length() && text.charAt(i + 1) == '%';
            if (c < ' ' || c > 0xd7ff || doublePercent) {
                out.append("%%").append(String.format(Locale.ROOT, "%05d", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    static String unescape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            if (isEscape(text, i)) {
                out.append((char) Integer.parseInt(text.substring(i + 2, i + 2 + DIGITS)));
                i += 2 + DIGITS;
            } else {
                out.append(text.charAt(i++));
            }
        }
        return out.toString();
    }

    private static boolean isEscape(String text, int at) {
        return text.startsWith("%%", at) && at + 2 + DIGITS <= text.length()
            && text.substring(at + 2, at + 2 + DIGITS).chars().allMatch(Character::isDigit);
    }

    static void load(ConfigBase config, InputStream in) throws IOException {
        try (in) {
            var reader = SAXParserFactory.newInstance().newSAXParser().getXMLReader();
            var handler = new Handler(config);
            reader.setContentHandler(handler);
            reader.setErrorHandler(handler);
            reader.setEntityResolver(handler);
            reader.parse(new InputSource(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))));
        } catch (SAXException | ParserConfigurationException | IllegalArgumentException | NullPointerException e) {
            // the last two: a value that does not fit its type, or lacks although the type needs one
            throw new IOException("Unable to parse xml: " + e.getMessage(), e);
        }
    }

    private static final class Handler extends DefaultHandler {

        private final Deque<ConfigBase> open = new ArrayDeque<>();
        private final ConfigBase root;

        Handler(ConfigBase root) {
            this.root = root;
        }

        @Override
        public void startElement(String uri, String localName, String name, Attributes attributes) throws SAXException {
            String key = attributes.getValue("key");
            if (key == null) {
                throw new SAXException("A \"" + name + "\" has no key.");
            }
            if (open.size() >= DEEPEST) {
                throw new SAXException("The settings are nested deeper than " + DEEPEST + " levels.");
            }
            if ("config".equals(name)) {
                openConfig(key);
            } else if ("entry".equals(name) && !open.isEmpty()) {
                open.peek().addEntry(entry(key, attributes));
            } else {
                throw new SAXException("\"" + name + "\" is not a valid tag name.");
            }
        }

        private void openConfig(String key) {
            if (open.isEmpty()) {
                root.setKey(key);
                open.push(root);
            } else {
                open.push(open.peek().addConfigBase(key));
            }
        }

        private static AbstractConfigEntry entry(String key, Attributes attributes) throws SAXException {
            String type = attributes.getValue("type");
            String value = attributes.getValue("value");
            boolean isNull = value == null || "true".equals(attributes.getValue("isnull"));
            ConfigEntries entryType;
            try {
                entryType = ConfigEntries.valueOf(type);
            } catch (IllegalArgumentException e) {
                throw new SAXException("Invalid type ('" + type + "') for key '" + key + "' in XML file.", e);
            }
            return entryType.parse(key, isNull ? null : unescape(value));
        }

        @Override
        public void endElement(String uri, String localName, String name) {
            if ("config".equals(name)) {
                open.pop();
            }
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        /** Old files name a DTD; nothing outside the file is ever read. */
        @Override
        public InputSource resolveEntity(String publicId, String systemId) {
            return new InputSource(new StringReader(""));
        }
    }
}
