package org.screlapse.knime.port;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;

/** Puts into words what is inside single-cell data, as printing an AnnData does. */
final class SummaryText {

    private static final int MAX_CATEGORIES = 5;

    private SummaryText() {
    }

    static String html(final DataSummary summary) {
        return "<html>" + String.format("<b>%,d cells × %,d genes</b>, %,d values other than 0<br>", summary.cells(),
            summary.genes(), summary.nonZeros())
            + line("Cell annotations", summary.cellColumns().stream().map(SummaryText::describe))
            + line("Gene annotations", summary.geneColumns().stream().map(SummaryText::describe))
            + line("Layers", summary.layers().stream())
            + line("Embeddings of the cells", embeddings(summary.embeddings()))
            + line("Embeddings of the genes", embeddings(summary.geneEmbeddings()))
            + line("Graphs", summary.graphs().stream()) + "</html>";
    }

    private static Stream<String> embeddings(final Map<String, Integer> dimensions) {
        return dimensions.entrySet().stream().map(e -> e.getKey() + " (" + e.getValue() + " dimensions)");
    }

    private static String line(final String title, final Stream<String> entries) {
        final String text = entries.map(e -> e.replace("&", "&amp;").replace("<", "&lt;"))
            .collect(Collectors.joining("<br>&nbsp;&nbsp;"));
        return text.isEmpty() ? "" : "<br><b>" + title + "</b><br>&nbsp;&nbsp;" + text + "<br>";
    }

    private static String describe(final ColumnSummary column) {
        final String type = column.type().name().toLowerCase(Locale.ROOT);
        if (column.categories().isEmpty()) {
            return column.name() + ": " + type;
        }
        final String shown = column.categories().stream().limit(MAX_CATEGORIES).collect(Collectors.joining(", "));
        return column.name() + ": " + type + " (" + shown
            + (column.categories().size() > MAX_CATEGORIES ? ", …" : "") + ")";
    }
}
