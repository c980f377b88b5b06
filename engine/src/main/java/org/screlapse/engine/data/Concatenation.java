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
import java.util.stream.IntStream;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.task.Run;

/**
 * Puts several data sets under one another. Genes are matched by name; the counts are shared with the inputs, not
 * copied. Cell annotations are united, missing where an input does not have them; a gene's annotation comes from the
 * first input that has the gene and the annotation. A layer is kept if every input has one of that name: where only
 * some have it, its zeros could not be told from values that are not there; the same holds for assays besides the main
 * one. Embeddings (of cells and of genes), graphs and metadata are left out: those of one input say nothing of
 * another's cells. What looks valid and means something else is noted: names that differ in form only, genes named in
 * two ways, inputs that were measured for few of the genes, counts beside other values.
 */
public final class Concatenation {

    /** Which genes the result has. */
    public enum GeneJoin {
        /** All genes of all inputs; 0 where an input does not have the gene. */
        UNION,
        /** The genes that all inputs have. */
        INTERSECTION
    }

    /** An annotation with more categories is no patient, timepoint or population. */
    private static final int MAX_FORMS = 1000;

    private final GeneJoin geneJoin;
    private final Optional<String> prefixColumn;
    private final List<String> inputNames;

    private Concatenation(GeneJoin geneJoin, Optional<String> prefixColumn, List<String> inputNames) {
        this.geneJoin = geneJoin;
        this.prefixColumn = prefixColumn;
        this.inputNames = inputNames;
    }

    /** @return unites the genes and keeps the cell names, which must then be unique over all inputs */
    public static Concatenation withDefaults() {
        return new Concatenation(GeneJoin.UNION, Optional.empty(), List.of());
    }

    /**
     * @param join which genes the result has
     * @return this operation with that choice
     */
    public Concatenation withGeneJoin(GeneJoin join) {
        return new Concatenation(join, prefixColumn, inputNames);
    }

    /**
     * @param column a cell annotation, such as the sample, whose value and "_" are put before each cell's name
     * @return this operation with prefixed cell names
     */
    public Concatenation withPrefixColumn(String column) {
        return new Concatenation(geneJoin, Optional.of(column), inputNames);
    }

    /**
     * @param names what notes call the inputs, such as {@code sample "S1"}; "input 1" and so on where not given
     * @return this operation with these names
     */
    public Concatenation withInputNames(List<String> names) {
        return new Concatenation(geneJoin, prefixColumn, List.copyOf(names));
    }

    /**
     * @param inputs the data sets, at least one
     * @param run reports progress, asks whether to stop, takes notes
     * @return the cells of all, in order
     * @throws IllegalArgumentException if a cell name comes twice, no gene is left, or the prefix annotation is not in
     *             every input
     * @throws java.util.concurrent.CancellationException if the user asked to stop
     */
    public SingleCellData apply(List<SingleCellData> inputs, Run run) {
        List<Annotations> cells = inputs.stream().map(SingleCellData::cells).toList();
        int[] sizes = cells.stream().mapToInt(Annotations::size).toArray();
        Annotations joined = Annotations.of(joinCellNames(cells, run));
        Set<String> columns = columnNames(cells);
        int done = 0;
        for (String name : columns) {
            run.checkCancelled();
            run.report((double) done++ / columns.size(), "Uniting the annotation " + name);
            Column column = Column.stack(columnsOf(cells, name), sizes);
            if (column instanceof CategoricalColumn categorical && categorical.categories().size() <= MAX_FORMS) {
                WrittenForms.read(name, categorical, false, run);
            }
            joined = joined.with(name, column);
        }
        List<String> names = inputNames.size() == inputs.size() ? inputNames
            : IntStream.rangeClosed(1, inputs.size()).mapToObj(i -> "input " + i).toList();
        new ConcatenationNotes(inputs.stream().map(SingleCellData::main).toList(), names, run)
            .note(geneJoin == GeneJoin.UNION);
        SingleCellData result =
            SingleCellData.of(join(inputs.stream().map(SingleCellData::main).toList(), run), joined);
        for (Assay further : inputs.get(0).assays().subList(1, inputs.get(0).assays().size())) {
            List<Assay> assays = inputs.stream().flatMap(i -> i.assay(further.name()).stream()).toList();
            if (assays.size() == inputs.size()) {
                result = result.withAssay(join(assays, run));
            }
        }
        noteLeftOut(inputs, result, run);
        return result;
    }

    private static void noteLeftOut(List<SingleCellData> inputs, SingleCellData result, Run run) {
        List<String> leftOut = inputs.stream().flatMap(i -> i.assays().stream().skip(1)).map(Assay::name).distinct()
            .filter(name -> result.assay(name).isEmpty()).toList();
        if (!leftOut.isEmpty()) {
            run.note("Assays that only some of the inputs have were left out: " + String.join(", ", leftOut) + ".");
        }
    }

    private Assay join(List<Assay> assays, Run run) {
        Names features = joinFeatures(assays);
        List<int[]> maps = new ArrayList<>();
        for (Assay assay : assays) {
            run.checkCancelled();
            maps.add(map(assay.features().names(), features));
        }
        List<Annotations> annotations = assays.stream().map(Assay::features).toList();
        Assay joined = Assay.of(assays.get(0).name(), stack(assays, Assay::counts, maps, features.size()),
            joinFeatureAnnotations(annotations, features));
        for (String layer : commonLayers(assays.stream().map(i -> i.layers().keySet()).toList())) {
            joined = joined.withLayer(layer, stack(assays, i -> i.layers().get(layer), maps, features.size()));
        }
        return joined;
    }

    /**
     * @param inputs what is known of each data set
     * @return what is known of the result
     * @throws IllegalArgumentException if the prefix annotation is not in every input
     */
    public DataSummary describe(List<DataSummary> inputs) {
        prefixColumn.ifPresent(
            column -> inputs.forEach(input -> input.requireCellColumn("name put before the cell names", column)));
        boolean known = inputs.stream().noneMatch(i -> i.cells() == DataSummary.UNKNOWN);
        List<AssaySummary> assays = new ArrayList<>();
        assays.add(describeAssay(inputs.stream().map(DataSummary::main).toList()));
        for (AssaySummary further : inputs.get(0).assays().subList(1, inputs.get(0).assays().size())) {
            List<AssaySummary> same = inputs.stream().flatMap(i -> i.assays().stream().skip(1))
                .filter(assay -> assay.name().equals(further.name())).toList();
            if (same.size() == inputs.size()) {
                assays.add(describeAssay(same));
            }
        }
        return new DataSummary(known ? inputs.stream().mapToLong(DataSummary::cells).sum() : DataSummary.UNKNOWN,
            stackSummaries(inputs.stream().map(DataSummary::cellColumns).toList()), Map.of(), List.of(), assays);
    }

    private static AssaySummary describeAssay(List<AssaySummary> inputs) {
        return new AssaySummary(inputs.get(0).name(), DataSummary.UNKNOWN, DataSummary.UNKNOWN,
            stackSummaries(inputs.stream().map(AssaySummary::columns).toList()),
            commonLayers(inputs.stream().map(AssaySummary::layers).toList()), Map.of());
    }

    /** @return the names that all inputs have, in the order of the first */
    private static List<String> commonLayers(List<? extends Collection<String>> inputs) {
        return inputs.get(0).stream().filter(layer -> inputs.stream().allMatch(i -> i.contains(layer))).toList();
    }

    private static CountMatrix stack(List<Assay> assays, Function<Assay, CountMatrix> matrix, List<int[]> maps,
        int features) {
        List<CountMatrix.Segment> segments = new ArrayList<>();
        for (int input = 0; input < assays.size(); input++) {
            segments.addAll(matrix.apply(assays.get(input)).segmentsWithGenes(maps.get(input)));
        }
        return CountMatrix.of(features, segments);
    }

    private Names joinFeatures(List<Assay> assays) {
        Names first = assays.get(0).features().names();
        if (assays.stream().allMatch(i -> i.features().names().equals(first))) {
            return first;
        }
        Set<String> joined = new LinkedHashSet<>(first.asList());
        for (Assay assay : assays.subList(1, assays.size())) {
            if (geneJoin == GeneJoin.UNION) {
                joined.addAll(assay.features().names().asList());
            } else {
                joined.removeIf(feature -> assay.features().names().indexOf(feature) < 0);
            }
        }
        if (joined.isEmpty()) {
            throw new IllegalArgumentException("The inputs have no gene in common (the first starts with "
                + first.asList().stream().limit(3).toList() + "): do all of them use the same kind of gene names?");
        }
        return Names.of(joined.toArray(String[]::new));
    }

    private static int[] map(Names from, Names to) {
        if (from.equals(to)) {
            return null;
        }
        int[] map = new int[from.size()];
        Arrays.setAll(map, feature -> to.indexOf(from.get(feature)));
        return map;
    }

    private Names joinCellNames(List<Annotations> inputs, Run run) {
        List<String> names = new ArrayList<>();
        Map<String, Integer> inputOf = new LinkedHashMap<>();
        for (int input = 0; input < inputs.size(); input++) {
            Annotations cells = inputs.get(input);
            Column prefix = prefixColumn.isPresent() ? requirePrefix(cells, input) : null;
            for (int cell = 0; cell < cells.size(); cell++) {
                run.checkNowAndThen(cell);
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

    private static Set<String> columnNames(List<Annotations> inputs) {
        Set<String> all = new LinkedHashSet<>();
        inputs.forEach(input -> all.addAll(input.columns().keySet()));
        return all;
    }

    /** @return the column of each input, null where it has none */
    private static List<Column> columnsOf(List<Annotations> inputs, String name) {
        List<Column> columns = new ArrayList<>();
        inputs.forEach(input -> columns.add(input.columns().get(name)));
        return columns;
    }

    private static List<ColumnSummary> stackSummaries(List<List<ColumnSummary>> inputs) {
        Map<String, List<ColumnSummary>> byName = new LinkedHashMap<>();
        inputs.forEach(
            columns -> columns.forEach(c -> byName.computeIfAbsent(c.name(), name -> new ArrayList<>()).add(c)));
        return byName.values().stream().map(Concatenation::stackSummary).toList();
    }

    private static ColumnSummary stackSummary(List<ColumnSummary> inputs) {
        ColumnType type = inputs.stream().map(ColumnSummary::type).reduce(ColumnStack::type).get();
        boolean known = inputs.stream().noneMatch(c -> c.categories().isEmpty());
        List<String> categories = type == ColumnType.CATEGORICAL && known
            ? inputs.stream().flatMap(c -> c.categories().stream()).distinct().toList() : List.of();
        return new ColumnSummary(inputs.get(0).name(), type, categories);
    }

    /** @return for each feature the values of the first input that has the feature and the annotation */
    @SuppressWarnings("ReferenceEquality") // the very names, which the annotations share
    private static Annotations joinFeatureAnnotations(List<Annotations> inputs, Names features) {
        Annotations first = inputs.get(0);
        Annotations joined = features == first.names() ? first : Annotations.of(features);
        for (String name : columnNames(inputs)) {
            List<Annotations> annotated = inputs.stream().filter(a -> a.column(name).isPresent()).toList();
            Column all =
                Column.stack(columnsOf(annotated, name), annotated.stream().mapToInt(Annotations::size).toArray());
            Column shared = joined.columns().get(name);
            if (shared == null || shared.type() != all.type() || !shared.categories().equals(all.categories())) {
                joined = joined.with(name, all.select(firstRows(annotated, features)));
            }
        }
        return joined;
    }

    /** @return for each feature its row among the inputs under one another; −1 where none has it */
    private static int[] firstRows(List<Annotations> inputs, Names features) {
        int[] rows = new int[features.size()];
        Arrays.fill(rows, -1);
        int start = inputs.stream().mapToInt(Annotations::size).sum();
        for (int input = inputs.size() - 1; input >= 0; input--) {
            Names names = inputs.get(input).names();
            start -= names.size();
            for (int row = 0; row < names.size(); row++) {
                int feature = features.indexOf(names.get(row));
                if (feature >= 0) {
                    rows[feature] = start + row;
                }
            }
        }
        return rows;
    }
}
