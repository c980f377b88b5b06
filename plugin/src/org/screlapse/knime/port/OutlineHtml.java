package org.screlapse.knime.port;

import java.util.stream.Collectors;
import org.screlapse.engine.data.DataOutline;
import org.screlapse.engine.data.DataOutline.Entry;
import org.screlapse.engine.data.DataOutline.Section;

/** Lays out for a view what is inside single-cell data. */
final class OutlineHtml {

    private OutlineHtml() {
    }

    static String of(DataOutline outline) {
        return "<html><b>" + escaped(outline.headline()) + "</b><br>"
            + outline.sections().stream().map(OutlineHtml::section).collect(Collectors.joining()) + "</html>";
    }

    private static String section(Section section) {
        return "<br><b>" + escaped(section.title()) + "</b><br>" + section.entries().stream()
            .map(e -> "&nbsp;&nbsp;" + escaped(line(e)) + "<br>").collect(Collectors.joining());
    }

    private static String line(Entry entry) {
        return entry.description().isEmpty() ? entry.name() : entry.name() + ": " + entry.description();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
