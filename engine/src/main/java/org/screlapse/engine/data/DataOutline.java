package org.screlapse.engine.data;

import java.nio.Buffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.screlapse.engine.data.DataSummary.ColumnSummary;

/**
 * What is inside a data set, in words, as printing an AnnData says it: sizes, annotations with their types and
 * examples, embeddings, graphs, layers, metadata, and where the values lie. For the command line and for the view of a
 * port.
 *
 * @param headline cells, genes and values
 * @param sections what there is besides, without what there is none of
 */
public record DataOutline(String headline, List<Section> sections) {

    private static final int MAX_EXAMPLES = 5;
    private static final int MAX_LENGTH = 40;
    private static final int NAME_WIDTH = 40;

    /**
     * Things of one kind.
     *
     * @param title what kind
     * @param entries the things
     */
    public record Section(String title, List<Entry> entries) {}

    /**
     * A thing.
     *
     * @param name its name
     * @param description what it is
     */
    public record Entry(String name, String description) {

        /** Makes names from damaged files safe to print: no line breaks, no escape sequences of terminals. */
        public Entry {
            name = printable(name);
            description = printable(description);
        }
    }

    /**
     * @param summary what is known of a data set before it is read
     * @return what is inside
     */
    public static DataOutline of(DataSummary summary) {
        Sections sections = new Sections();
        sections.add("Cell annotations", summary.cellColumns().stream().map(DataOutline::entry).toList());
        sections.add("Gene annotations", summary.geneColumns().stream().map(DataOutline::entry).toList());
        sections.add("Layers", summary.layers().stream().map(name -> new Entry(name, "")).toList());
        sections.add("Further assays", assays(summary));
        sections.add("Embeddings of the cells", dimensions(summary.embeddings()));
        sections.add("Embeddings of the genes", dimensions(summary.geneEmbeddings()));
        sections.add("Graphs", summary.graphs().stream().map(name -> new Entry(name, "")).toList());
        return new DataOutline(sizes(summary.cells(), summary.genes(), summary.nonZeros()), sections.all);
    }

    /**
     * @param data a data set
     * @return what is inside, with examples
     */
    public static DataOutline of(SingleCellData data) {
        DataSummary summary = data.summary();
        Sections sections = new Sections();
        sections.add("Cell annotations", entries(data.cells()));
        sections.add("Gene annotations", entries(data.genes()));
        sections.add("Layers", data.layers().entrySet().stream()
            .map(e -> new Entry(e.getKey(), values(e.getValue()) + whatValues(e.getValue()))).toList());
        sections.add("Further assays", assays(summary));
        sections.add("Embeddings of the cells", dimensions(summary.embeddings()));
        sections.add("Embeddings of the genes", dimensions(summary.geneEmbeddings()));
        sections.add("Graphs", data.graphs().entrySet().stream()
            .map(e -> new Entry(e.getKey(), number(e.getValue().neighbors().length, "edge"))).toList());
        sections.add("Metadata",
            data.metadata().entrySet().stream().map(e -> new Entry(e.getKey(), metadata(e.getValue()))).toList());
        sections.add("Values", storage(data));
        return new DataOutline(sizes(summary.cells(), summary.genes(), summary.nonZeros())
            + (summary.genes() == 0 ? "" : whatValues(data.counts())), sections.all);
    }

    /** @return all of it as lines of text, the last one ended too */
    public String text() {
        StringBuilder text = new StringBuilder(headline).append('\n');
        for (Section section : sections) {
            text.append('\n').append(section.title()).append('\n');
            int width =
                Math.min(NAME_WIDTH, section.entries().stream().mapToInt(e -> e.name().length()).max().orElse(0));
            for (Entry entry : section.entries()) {
                String line = String.format(Locale.ROOT, "  %-" + Math.max(1, width) + "s  %s", entry.name(),
                    entry.description());
                text.append(line.stripTrailing()).append('\n');
            }
        }
        return text.toString();
    }

    /** Collects the sections that are not empty. */
    private static final class Sections {

        private final List<Section> all = new ArrayList<>();

        void add(String title, List<Entry> entries) {
            if (!entries.isEmpty()) {
                all.add(new Section(title, entries));
            }
        }
    }

    private static String sizes(long cells, long genes, long nonZeros) {
        if (genes == 0) {
            return number(cells, "cell") + ", no genes";
        }
        String sizes = number(cells, "cell") + " × " + number(genes, "gene");
        if (nonZeros == DataSummary.UNKNOWN) {
            return sizes;
        }
        boolean known = cells > 0 && genes > 0;
        return sizes + ", " + number(nonZeros, "value") + " other than 0"
            + (known ? String.format(Locale.ROOT, " (%.3g %%)", 100.0 * nonZeros / cells / genes) : "");
    }

    private static String number(long count, String what) {
        if (count == DataSummary.UNKNOWN) {
            return "unknown " + what + "s";
        }
        return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
    }

    private static String whatValues(CountMatrix matrix) {
        return matrix.isCounts() ? ", all of them counts" : ", not counts: some are negative or not whole";
    }

    private static String values(CountMatrix matrix) {
        return number(matrix.nonZeros(), "value") + " other than 0";
    }

    private static List<Entry> assays(DataSummary summary) {
        return summary.assays().stream().skip(1).map(a -> new Entry(a.name(), number(a.features(), "feature")))
            .toList();
    }

    private static List<Entry> dimensions(Map<String, Integer> embeddings) {
        return embeddings.entrySet().stream().map(e -> new Entry(e.getKey(), number(e.getValue(), "dimension")))
            .toList();
    }

    private static Entry entry(ColumnSummary column) {
        boolean known = !column.categories().isEmpty();
        return new Entry(column.name(), type(column.type()) + (known ? ", " + categories(column.categories()) : ""));
    }

    private static List<Entry> entries(Annotations annotations) {
        return annotations.columns().entrySet().stream().map(e -> new Entry(e.getKey(), describe(e.getValue())))
            .toList();
    }

    private static String describe(Column column) {
        long missing = IntStream.range(0, column.size()).filter(column::isMissing).count();
        String values = missing == column.size() ? "" : ", " + examples(column);
        return type(column.type()) + values
            + (missing == 0 ? "" : String.format(Locale.ROOT, ", %,d missing", missing));
    }

    private static String examples(Column column) {
        return switch (column.type()) {
            case CATEGORICAL -> categories(column.categories());
            case INTEGER, NUMERIC -> {
                DoubleSummaryStatistics range =
                    DoubleStream.of(column.numbers()).filter(v -> !Double.isNaN(v)).summaryStatistics();
                yield shortest(range.getMin()) + " to " + shortest(range.getMax());
            }
            case BOOLEAN -> {
                long yes = DoubleStream.of(column.numbers()).filter(v -> v == 1).count();
                long no = DoubleStream.of(column.numbers()).filter(v -> v == 0).count();
                yield String.format(Locale.ROOT, "%,d true, %,d false", yes, no);
            }
            case TEXT -> "such as " + IntStream.range(0, column.size()).mapToObj(column::text).filter(Objects::nonNull)
                .limit(MAX_EXAMPLES - 2).map(DataOutline::cut).collect(Collectors.joining(", "));
        };
    }

    private static String example(Object value) {
        return value instanceof Double number ? shortest(number) : cut(String.valueOf(value));
    }

    private static String shortest(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? String.format(Locale.ROOT, "%,d", (long) value)
            : String.format(Locale.ROOT, "%.4g", value);
    }

    private static String categories(List<String> categories) {
        return String.format(Locale.ROOT, "%,d: ", categories.size()) + list(categories);
    }

    private static String list(List<?> values) {
        return values.stream().limit(MAX_EXAMPLES).map(DataOutline::example).collect(Collectors.joining(", "))
            + (values.size() > MAX_EXAMPLES ? ", …" : "");
    }

    private static String metadata(Object value) {
        return value instanceof List<?> list ? String.format(Locale.ROOT, "%,d: ", list.size()) + list(list)
            : example(value);
    }

    private static String type(ColumnType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static List<Entry> storage(SingleCellData data) {
        Set<CountBlock> blocks = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Assay assay : data.assays()) {
            assay.counts().segments().forEach(s -> blocks.add(s.block()));
            assay.layers().values().forEach(layer -> layer.segments().forEach(s -> blocks.add(s.block())));
        }
        long mapped = bytes(blocks, true);
        long inMemory = bytes(blocks, false);
        long values = blocks.stream().mapToLong(CountBlock::nonZeros).sum();
        if (values == 0) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        if (inMemory > 0) {
            entries.add(new Entry("in memory", size(inMemory)));
        }
        if (mapped > 0) {
            entries.add(new Entry("mapped from disk", size(mapped)));
        }
        entries.add(
            new Entry("bytes per value", String.format(Locale.ROOT, "%.2f", (double) (mapped + inMemory) / values)));
        return entries;
    }

    private static long bytes(Set<CountBlock> blocks, boolean mapped) {
        return blocks.stream().map(CountBlock::encoded).filter(b -> b.isDirect() == mapped).mapToLong(Buffer::limit)
            .sum();
    }

    private static String size(long bytes) {
        return bytes < 1e6 ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
            : String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
    }

    private static String cut(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH - 1) + "…";
    }

    private static String printable(String text) {
        return text.chars().noneMatch(Character::isISOControl) ? text
            : text.codePoints().map(c -> Character.isISOControl(c) ? '·' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
