package org.screlapse.engine.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.task.Progress;

/**
 * Puts several data sets under one another. Genes are matched by name; the counts are shared with the inputs, not
 * copied. Cell annotations are united, missing where an input does not have them; a gene's annotation comes from the
 * first input that has the gene and the annotation. A layer is kept if every input has one of that name: where only
 * some have it, its zeros could not be told from values that are not there. Embeddings (of cells and of genes), graphs
 * and metadata are left out: those of one input say nothing of another's cells.
 */
public final class Concatenation {

    /** Which genes the result has. */
    public enum GeneJoin {
        /** All genes of all inputs; 0 where an input does not have the gene. */
        UNION,
        /** The genes that all inputs have. */
        INTERSECTION
    }

    private final GeneJoin geneJoin;
    private final Optional<String> prefixColumn;

    private Concatenation(GeneJoin geneJoin, Optional<String> prefixColumn) {
        this.geneJoin = geneJoin;
        this.prefixColumn = prefixColumn;
    }

    /** @return unites the genes and keeps the cell names, which must then be unique over all inputs */
    public static Concatenation withDefaults() {
        return new Concatenation(GeneJoin.UNION, Optional.empty());
    }

    /**
     * @param join which genes the result has
     * @return this operation with that choice
     */
    public Concatenation withGeneJoin(GeneJoin join) {
        return new Concatenation(join, prefixColumn);
    }

    /**
     * @param column a cell annotation, such as the sample, whose value and "_" are put before each cell's name
     * @return this operation with prefixed cell names
     */
    public Concatenation withPrefixColumn(String column) {
        return new Concatenation(geneJoin, Optional.of(column));
    }

    /**
     * @param inputs the data sets, at least one
     * @param progress told after each annotation
     * @return the cells of all, in order
     * @throws IllegalArgumentException if a cell name comes twice, no gene is left, or the prefix annotation is not in
     *             every input
     * @throws java.util.concurrent.CancellationException if the user asked to stop
     */
    public SingleCellData apply(List<SingleCellData> inputs, Progress progress) {
        Names genes = joinGenes(inputs);
        List<int[]> geneMaps = new ArrayList<>();
        for (SingleCellData input : inputs) {
            progress.checkCancelled();
            geneMaps.add(geneMap(input.genes().names(), genes));
        }
        List<Annotations> cells = inputs.stream().map(SingleCellData::cells).toList();
        Annotations joined = Annotations.of(joinCellNames(cells, progress));
        Set<String> columns = columnNames(cells, a -> a.columns().keySet());
        int done = 0;
        for (String name : columns) {
            progress.checkCancelled();
            progress.report((double) done++ / columns.size(), "Uniting the annotation " + name);
            joined = joined.with(name, stack(cells, name, progress));
        }
        progress.checkCancelled();
        SingleCellData result = SingleCellData.of(stack(inputs, SingleCellData::counts, geneMaps, genes.size()), joined,
            joinGeneAnnotations(inputs, genes));
        for (String layer : commonLayers(inputs.stream().map(i -> i.layers().keySet()).toList())) {
            result = result.withLayer(layer, stack(inputs, i -> i.layers().get(layer), geneMaps, genes.size()));
        }
        return result;
    }

    /**
     * @param inputs what is known of each data set
     * @return what is known of the result
     */
    public DataSummary describe(List<DataSummary> inputs) {
        List<ColumnSummary> cellColumns = stackSummaries(inputs.stream().map(DataSummary::cellColumns).toList());
        List<ColumnSummary> geneColumns = stackSummaries(inputs.stream().map(DataSummary::geneColumns).toList());
        boolean known = inputs.stream().noneMatch(i -> i.cells() == DataSummary.UNKNOWN);
        return new DataSummary(known ? inputs.stream().mapToLong(DataSummary::cells).sum() : DataSummary.UNKNOWN,
            DataSummary.UNKNOWN, DataSummary.UNKNOWN, cellColumns, geneColumns, Map.of(), List.of(),
            commonLayers(inputs.stream().map(DataSummary::layers).toList()), Map.of());
    }

    /** @return the names that all inputs have, in the order of the first */
    private static List<String> commonLayers(List<? extends Collection<String>> inputs) {
        return inputs.get(0).stream().filter(layer -> inputs.stream().allMatch(i -> i.contains(layer))).toList();
    }

    private static CountMatrix stack(List<SingleCellData> inputs, Function<SingleCellData, CountMatrix> matrix,
        List<int[]> geneMaps, int genes) {
        List<CountMatrix.Segment> segments = new ArrayList<>();
        for (int input = 0; input < inputs.size(); input++) {
            segments.addAll(matrix.apply(inputs.get(input)).segmentsWithGenes(geneMaps.get(input)));
        }
        return CountMatrix.of(genes, segments);
    }

    private Names joinGenes(List<SingleCellData> inputs) {
        Names first = inputs.get(0).genes().names();
        if (inputs.stream().allMatch(i -> i.genes().names().equals(first))) {
            return first;
        }
        Set<String> joined = new LinkedHashSet<>(first.asList());
        for (SingleCellData input : inputs.subList(1, inputs.size())) {
            if (geneJoin == GeneJoin.UNION) {
                joined.addAll(input.genes().names().asList());
            } else {
                joined.removeIf(gene -> input.genes().names().indexOf(gene) < 0);
            }
        }
        if (joined.isEmpty()) {
            throw new IllegalArgumentException("The inputs have no gene in common (the first starts with "
                + first.asList().stream().limit(3).toList() + "): do all of them use the same kind of gene names?");
        }
        return Names.of(joined.toArray(String[]::new));
    }

    private static int[] geneMap(Names from, Names to) {
        if (from.equals(to)) {
            return null;
        }
        int[] map = new int[from.size()];
        Arrays.setAll(map, gene -> to.indexOf(from.get(gene)));
        return map;
    }

    private Names joinCellNames(List<Annotations> inputs, Progress progress) {
        List<String> names = new ArrayList<>();
        Map<String, Integer> inputOf = new LinkedHashMap<>();
        for (int input = 0; input < inputs.size(); input++) {
            Annotations cells = inputs.get(input);
            Column prefix = prefixColumn.isPresent() ? requirePrefix(cells, input) : null;
            for (int cell = 0; cell < cells.size(); cell++) {
                progress.checkNowAndThen(cell);
                String name =
                    (prefix == null || prefix.isMissing(cell) ? "" : prefix.text(cell) + "_") + cells.names().get(cell);
                Integer before = inputOf.put(name, input);
                if (before != null) {
                    throw new IllegalArgumentException("The cell name \"" + name + "\" is in input " + (before + 1)
                        + " and in input " + (input + 1) + ", but names must be unique: choose an annotation, such as"
                        + " the sample, to put before each cell name.");
                }
                names.add(name);
            }
        }
        return Names.of(names.toArray(String[]::new));
    }

    private Column requirePrefix(Annotations cells, int input) {
        return cells.column(prefixColumn.get())
            .orElseThrow(() -> new IllegalArgumentException("Input " + (input + 1) + " has no annotation \""
                + prefixColumn.get() + "\" to put before the cell names; it has " + cells.columns().keySet() + "."));
    }

    private static <T> Set<String> columnNames(List<T> inputs, Function<T, ? extends Iterable<String>> names) {
        Set<String> all = new LinkedHashSet<>();
        inputs.forEach(i -> names.apply(i).forEach(all::add));
        return all;
    }

    private static ColumnType joinTypes(ColumnType a, ColumnType b) {
        if (a == b) {
            return a;
        }
        Set<ColumnType> both = Set.of(a, b);
        if (both.equals(Set.of(ColumnType.INTEGER, ColumnType.NUMERIC))) {
            return ColumnType.NUMERIC;
        }
        return both.contains(ColumnType.TEXT) ? ColumnType.TEXT : ColumnType.CATEGORICAL;
    }

    private static List<ColumnSummary> stackSummaries(List<List<ColumnSummary>> inputs) {
        Map<String, List<ColumnSummary>> byName = new LinkedHashMap<>();
        inputs.forEach(
            columns -> columns.forEach(c -> byName.computeIfAbsent(c.name(), name -> new ArrayList<>()).add(c)));
        return byName.values().stream().map(Concatenation::stackSummary).toList();
    }

    private static ColumnSummary stackSummary(List<ColumnSummary> inputs) {
        ColumnType type = inputs.stream().map(ColumnSummary::type).reduce(Concatenation::joinTypes).get();
        boolean known = inputs.stream().noneMatch(c -> c.categories().isEmpty());
        List<String> categories = type == ColumnType.CATEGORICAL && known
            ? inputs.stream().flatMap(c -> c.categories().stream()).distinct().toList() : List.of();
        return new ColumnSummary(inputs.get(0).name(), type, categories);
    }

    private static Column stack(List<Annotations> inputs, String name, Progress progress) {
        ColumnType type = joinTypes(inputs, name);
        List<String> texts = new ArrayList<>();
        for (Annotations input : inputs) {
            Column column = input.column(name).orElse(null);
            for (int row = 0; row < input.size(); row++) {
                progress.checkNowAndThen(row);
                texts.add(column == null ? null : column.text(row));
            }
        }
        return column(type, inputs, name, texts);
    }

    private static ColumnType joinTypes(List<Annotations> inputs, String name) {
        return inputs.stream().flatMap(i -> i.column(name).stream()).map(Column::type).reduce(Concatenation::joinTypes)
            .get();
    }

    private static Column column(ColumnType type, List<Annotations> inputs, String name, List<String> values) {
        return type == ColumnType.CATEGORICAL ? categorical(inputs, name, values) : Column.ofTexts(type, values);
    }

    /** Keeps the order of the inputs' categories, and categories that no cell has, as the summary promised. */
    private static Column categorical(List<Annotations> inputs, String name, List<String> values) {
        Set<String> categories = categories(inputs, name);
        values.stream().filter(v -> v != null).forEach(categories::add);
        Names order = Names.of(categories.toArray(String[]::new));
        return CategoricalColumn.of(order.asList(),
            values.stream().mapToInt(v -> v == null ? -1 : order.indexOf(v)).toArray());
    }

    private static Set<String> categories(List<Annotations> inputs, String name) {
        Set<String> categories = new LinkedHashSet<>();
        for (Annotations input : inputs) {
            input.column(name).ifPresent(c -> {
                if (c instanceof CategoricalColumn column) {
                    categories.addAll(column.categories());
                }
            });
        }
        return categories;
    }

    private static Annotations joinGeneAnnotations(List<SingleCellData> inputs, Names genes) {
        List<Annotations> annotations = inputs.stream().map(SingleCellData::genes).toList();
        Annotations first = annotations.get(0);
        Annotations joined = genes == first.names() ? first : Annotations.of(genes);
        for (String name : columnNames(annotations, a -> a.columns().keySet())) {
            ColumnType type = joinTypes(annotations, name);
            boolean isShared = joined.column(name).filter(c -> c.type() == type
                && (!(c instanceof CategoricalColumn k) || k.categories().containsAll(categories(annotations, name))))
                .isPresent();
            if (!isShared) {
                joined = joined.with(name, column(type, annotations, name, geneTexts(annotations, name, genes)));
            }
        }
        return joined;
    }

    /** @return for each gene the value of the first input that has the gene and the annotation */
    private static List<String> geneTexts(List<Annotations> inputs, String name, Names genes) {
        List<Annotations> annotated = inputs.stream().filter(a -> a.column(name).isPresent()).toList();
        List<String> texts = new ArrayList<>(genes.size());
        for (String gene : genes.asList()) {
            texts.add(annotated.stream().filter(a -> a.names().indexOf(gene) >= 0).findFirst()
                .map(a -> a.column(name).get().text(a.names().indexOf(gene))).orElse(null));
        }
        return texts;
    }
}
