package org.screlapse.knime.testing.dialog;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Checks descriptions, which KNIME parses as XML when it makes the node. */
public final class Xhtml {

    private Xhtml() {
    }

    /**
     * @param fragment a description
     * @return what is wrong with it, empty if nothing
     */
    public static Optional<String> problem(String fragment) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // which throws and does not print
            builder.parse(new InputSource(new StringReader("<fragment>" + fragment + "</fragment>")));
            return Optional.empty();
        } catch (SAXException e) {
            return Optional.of(e.getMessage());
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("Java cannot parse XML from memory.", e);
        }
    }
}
