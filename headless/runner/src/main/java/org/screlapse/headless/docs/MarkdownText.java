package org.screlapse.headless.docs;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Writes a description, a fragment of XHTML, as Markdown. How its source is broken into lines does not matter. */
final class MarkdownText {

    private final List<String> blocks = new ArrayList<>();

    private final StringBuilder open = new StringBuilder();

    private MarkdownText() {
    }

    /**
     * @param fragment a description
     * @return its paragraphs and lists, an empty line between them
     * @throws IllegalArgumentException if the description is no XHTML
     */
    static String blocks(String fragment) {
        var text = new MarkdownText();
        text.add(parse(fragment));
        text.finishBlock();
        return String.join("\n\n", text.blocks);
    }

    /**
     * @param fragment a description
     * @return the description in one line
     * @throws IllegalArgumentException if the description is no XHTML
     */
    static String line(String fragment) {
        return blocks(fragment).lines().map(String::strip).filter(l -> !l.isEmpty()).collect(Collectors.joining(" "));
    }

    private void add(Node parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE) {
                append(escape(child.getTextContent().replaceAll("\\s+", " ")));
            } else if (child instanceof Element element) {
                addElement(element);
            }
        }
    }

    private void addElement(Element element) {
        switch (element.getTagName()) {
            case "p", "div", "ul", "ol" -> {
                finishBlock();
                add(element);
                finishBlock();
            }
            case "li" -> {
                var before = open.toString().stripTrailing();
                open.setLength(0);
                open.append(before).append(before.isEmpty() ? "- " : "\n- ");
                add(element);
            }
            case "b", "strong" -> around(element, "**");
            case "i", "em" -> around(element, "*");
            case "tt", "code", "pre" -> append("`" + element.getTextContent().replaceAll("\\s+", " ") + "`");
            case "a" -> append("[" + element.getTextContent().strip() + "](" + element.getAttribute("href") + ")");
            case "br" -> open.append('\n');
            default -> add(element);
        }
    }

    private void around(Element element, String mark) {
        append(mark);
        add(element);
        append(mark);
    }

    /** White space at the start of a line, or after other white space, is not shown. */
    private void append(String text) {
        var afterSpace = open.isEmpty() || Character.isWhitespace(open.charAt(open.length() - 1));
        open.append(afterSpace ? text.stripLeading() : text);
    }

    private void finishBlock() {
        var block = open.toString().strip();
        if (!block.isEmpty()) {
            blocks.add(block);
        }
        open.setLength(0);
    }

    /** Leaves alone what is harmless in running text, so that the source stays readable. */
    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("*", "\\*").replace("_", "\\_").replace("`", "\\`").replace("<",
            "&lt;");
    }

    private static Element parse(String fragment) {
        try {
            var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // which throws and does not print
            return builder.parse(new InputSource(new StringReader("<fragment>" + fragment + "</fragment>")))
                .getDocumentElement();
        } catch (SAXException e) {
            throw new IllegalArgumentException("The description is no XHTML: " + e.getMessage(), e);
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("Java cannot parse XML from memory.", e);
        }
    }
}
