package org.screlapse.engine.embed;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.screlapse.engine.data.BooleanColumn;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.MissingPartException;
import org.screlapse.engine.data.MissingPartException.Part;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.graph.CrossNeighbors;
import org.screlapse.engine.preprocess.CountNormalization;
import org.screlapse.engine.expression.Expression;
import org.screlapse.engine.expression.LibrarySizeNormalization;
import org.screlapse.engine.expression.ValueScale;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

/**
 * Places the cells of a query on the map of an annotated reference and gives them the labels of the reference cells
 * next to them.
 *
 * <p>
 * Query cells are standardized with the means and standard deviations of the reference and placed by its loadings.
 * Where the query lacks some genes, the reference cells are placed anew by the shared genes, too, so that both are
 * compared by the same. Whether the reference's genes had been scaled is found out from which way gives its components.
 * Cells are compared by the direction in which they lie from the center of the reference, as Seurat does: it depends
 * less than the distance on how deeply a cell was sequenced. The idea is that of {@code tl.ingest} of Scanpy and of
 * {@code MapQuery} of Seurat; batch effects between reference and query are not corrected.
 *
 * <p>
 * Immutable. The result does not depend on the number of threads.
 */
public final class ReferenceMap {

    private static final ReferenceMap DEFAULT = new ReferenceMap(15, 20, List.of(), "predicted_", 0);

    private static final double FEWEST_SHARED = 0.5;
    private static final double USUALLY_SHARED = 0.9;
    private static final double REPRODUCED = 0.8;
    private static final int SAMPLE = 1000;

    private final int neighbors;
    private final int dimensions;
    private final List<String> annotations;
    private final String prefix;
    private final double lowestConfidence;

    private ReferenceMap(int neighbors, int dimensions, List<String> annotations, String prefix,
        double lowestConfidence) {
        this.neighbors = neighbors;
        this.dimensions = dimensions;
        this.annotations = annotations;
        this.prefix = prefix;
        this.lowestConfidence = lowestConfidence;
    }

    /** @return by 15 neighbors in 20 components, no annotation transferred yet, names with "predicted_" before */
    public static ReferenceMap withDefaults() {
        return DEFAULT;
    }

    /**
     * @param count number of reference cells by which a query cell is judged, 1 to 200
     * @return this with so many
     */
    public ReferenceMap withNeighbors(int count) {
        if (count < 1 || count > 200) {
            throw new IllegalArgumentException("The number of neighbors is " + count + "; it must be 1 to 200.");
        }
        return new ReferenceMap(count, dimensions, annotations, prefix, lowestConfidence);
    }

    /**
     * @param first only so many components are used, from the first on, at least 1
     * @return this in these components
     */
    public ReferenceMap withDimensions(int first) {
        if (first < 1) {
            throw new IllegalArgumentException("The number of components is " + first + "; it must be at least 1.");
        }
        return new ReferenceMap(neighbors, first, annotations, prefix, lowestConfidence);
    }

    /**
     * @param names annotations of the reference cells that group them
     * @return this with these annotations transferred
     */
    public ReferenceMap withAnnotations(List<String> names) {
        return new ReferenceMap(neighbors, dimensions, List.copyOf(names), prefix, lowestConfidence);
    }

    /**
     * @param before what comes before the name of an annotation in the query
     * @return this with annotations of such names
     */
    public ReferenceMap withPrefix(String before) {
        return new ReferenceMap(neighbors, dimensions, annotations, before, lowestConfidence);
    }

    /**
     * @param lowest 0 to 1: cells with less confidence get no label
     * @return this with that limit
     */
    public ReferenceMap withLowestConfidence(double lowest) {
        if (!(lowest >= 0 && lowest <= 1)) {
            throw new IllegalArgumentException("The lowest confidence is " + lowest + "; it must be 0 to 1.");
        }
        return new ReferenceMap(neighbors, dimensions, annotations, prefix, lowest);
    }

    /**
     * @param reference what is known of the reference
     * @param query what is known of the query
     * @return what will be known of the query afterwards
     * @throws IllegalArgumentException if the reference lacks components or an annotation, an annotation does not group
     *             cells, or none is chosen
     */
    public DataSummary describe(DataSummary reference, DataSummary query) {
        if (!reference.embeddings().containsKey(PcaResult.SCORES)) {
            throw new MissingPartException(Part.EMBEDDING, PcaResult.SCORES, "The reference has no principal components"
                + " (\"" + PcaResult.SCORES + "\"); it has " + reference.embeddings().keySet() + ".");
        }
        int components = reference.embeddings().get(PcaResult.SCORES);
        if (annotations.isEmpty()) {
            throw new IllegalArgumentException(
                "Choose at least one annotation of the reference, such as the cell type.");
        }
        DataSummary described = query.withEmbedding(MappedCells.COMPONENTS, components)
            .withCellColumn(new ColumnSummary(MappedCells.DISTANCE, ColumnType.NUMERIC, List.of()));
        if (reference.embeddings().containsKey(Umap.NAME)) {
            described = described.withEmbedding(MappedCells.MAP, reference.embeddings().get(Umap.NAME));
        }
        for (String annotation : annotations) {
            List<String> labels = reference.requireGroups("label of the reference", annotation).categories();
            String name = prefix + annotation;
            described = described.withCellColumn(new ColumnSummary(name, ColumnType.CATEGORICAL, labels))
                .withCellColumn(new ColumnSummary(name + MappedCells.CONFIDENCE, ColumnType.NUMERIC, List.of()));
        }
        return described;
    }

    /**
     * @param reference annotated cells with counts or expression, components {@code X_pca} and loadings {@code PCs};
     *            its map {@code X_umap} is used where it has one
     * @param query cells with counts or expression
     * @param run reports progress, asks whether to stop, takes notes
     * @return the query with labels, confidences, distances and its place in the reference
     * @throws IllegalArgumentException if the reference lacks components, loadings or an annotation, an annotation does
     *             not group cells, or fewer than half of the reference's genes are in the query
     */
    public Outcome<MappedCells> apply(SingleCellData reference, SingleCellData query, Run run) {
        describe(reference.summary(), query.summary());
        int[] genes = usedGenes(reference);
        int[] shared = shared(reference, genes, query);
        noteDifferences(reference, genes, query, shared, run);
        Expression expression = expression(reference, "reference", run.part(0, 0.1));
        GeneProjection projection = projection(reference, expression, genes, run.part(0.1, 0.4)).select(shared);
        Embedding references = projection.place(expression, select(genes, shared), run.part(0.4, 0.5));
        int[] queryGenes = Arrays.stream(shared)
            .map(g -> query.genes().names().indexOf(reference.genes().names().get(genes[g]))).toArray();
        Embedding queries =
            projection.place(expression(query, "query", run.part(0.5, 0.5)), queryGenes, run.part(0.5, 0.6));
        int size = Math.min(neighbors, references.rows() - 1);
        Embedding compared = directions(references);
        CrossNeighbors lists = CrossNeighbors.of(compared, directions(queries), size, run.part(0.6, 0.95));
        NeighborVotes votes = NeighborVotes.of(lists);
        Map<String, TransferredLabels> labels = new LinkedHashMap<>();
        for (String name : annotations) {
            labels.put(name, votes.labels(reference.cells().column(name).orElseThrow(), lowestConfidence));
            noteUnlabeled(name, labels.get(name), run);
        }
        NumericColumn distances = distances(lists, usualDistance(compared, size, run.part(0.95, 1)));
        MappedCells mapped =
            new MappedCells(queries, Optional.ofNullable(reference.embeddings().get(Umap.NAME)).map(votes::place),
                labels, distances, shared.length, genes.length);
        return new Outcome<>(mapped.addTo(query, prefix), mapped);
    }

    private static void noteUnlabeled(String name, TransferredLabels labels, Run run) {
        if (labels.unlabeled() > 0) {
            run.note(labels.unlabeled() + " of " + labels.labels().size() + " cells got no label for \"" + name
                + "\": the confidence is too low, or their neighbors have none.");
        }
    }

    private static int[] usedGenes(SingleCellData reference) {
        Embedding scores = reference.embeddings().get(PcaResult.SCORES);
        Embedding loadings = reference.geneEmbeddings().get(PcaResult.LOADINGS);
        if (loadings == null || scores.dimensions() != loadings.dimensions()) {
            throw new IllegalArgumentException("The reference has " + scores.dimensions() + " components ("
                + PcaResult.SCORES + ") and " + (loadings == null ? "no" : loadings.dimensions())
                + " loadings of genes (" + PcaResult.LOADINGS + "); it needs as many: compute its components here.");
        }
        if (reference.cells().size() < 2) {
            throw new IllegalArgumentException(
                "The reference has " + reference.cells().size() + " cells; it needs at least 2.");
        }
        int[] genes = IntStream.range(0, loadings.rows())
            .filter(gene -> IntStream.range(0, loadings.dimensions()).anyMatch(k -> loadings.get(gene, k) != 0))
            .toArray();
        if (genes.length == 0) {
            throw new IllegalArgumentException(
                "All loadings (PCs) of the reference are 0: compute its components here.");
        }
        return genes;
    }

    /** Positions among the used genes of those that the query has, too. */
    private static int[] shared(SingleCellData reference, int[] genes, SingleCellData query) {
        int[] shared = IntStream.range(0, genes.length)
            .filter(g -> query.genes().names().indexOf(reference.genes().names().get(genes[g])) >= 0).toArray();
        if (shared.length == 0 || shared.length < FEWEST_SHARED * genes.length) {
            throw new IllegalArgumentException("Only " + shared.length + " of the " + genes.length + " genes on which"
                + " the components of the reference rest are in the query; at least half of them are needed. The"
                + " reference has names such as \"" + reference.genes().names().get(genes[0]) + "\""
                + (query.genes().size() == 0 ? ", the query has no genes."
                    : ", the query such as \"" + query.genes().names().get(0) + "\"."));
        }
        return shared;
    }

    private static void noteDifferences(SingleCellData reference, int[] genes, SingleCellData query, int[] shared,
        Run run) {
        if (shared.length < USUALLY_SHARED * genes.length) {
            run.note("Only " + shared.length + " of the " + genes.length + " genes of the reference's components"
                + " are in the query: all cells were placed by these.");
        }
        noteUnknownGenes(reference, query, run);
        boolean referenceSized = reference.cells().column(CountNormalization.COLUMN).isPresent();
        if (referenceSized != query.cells().column(CountNormalization.COLUMN).isPresent()) {
            run.note("Only the " + (referenceSized ? "reference" : "query") + " has size factors (\""
                + CountNormalization.COLUMN
                + "\"); the other one was normalized to 10,000 counts per cell. Normalize both" + " alike.");
        }
    }

    /** What a reference does not know of what sets the query's cells apart, it cannot tell. */
    private static void noteUnknownGenes(SingleCellData reference, SingleCellData query, Run run) {
        if (query.genes().column("highly_variable").orElse(null) instanceof BooleanColumn marks) {
            int[] variable =
                IntStream.range(0, marks.size()).filter(g -> !marks.isMissing(g) && marks.value(g)).toArray();
            long known = Arrays.stream(variable)
                .filter(g -> reference.genes().names().indexOf(query.genes().names().get(g)) >= 0).count();
            if (known < FEWEST_SHARED * variable.length) {
                run.note("The reference has only " + known + " of the " + variable.length + " variable genes of the"
                    + " query: cells that differ by the others get the same label. Take a reference with more genes.");
            }
        }
    }

    private static Expression expression(SingleCellData data, String what, Run run) {
        Expression expression = Expression.of(data, ValueScale.AUTOMATIC, LibrarySizeNormalization.withDefaults(), run);
        expression.warnings().forEach(warning -> run.note("In the " + what + ": " + warning));
        return expression;
    }

    private static GeneProjection projection(SingleCellData reference, Expression expression, int[] genes, Run run) {
        GeneProjection scaled =
            GeneProjection.of(expression, genes, reference.geneEmbeddings().get(PcaResult.LOADINGS), run.part(0, 0.3));
        GeneProjection centered = scaled.withoutScaling();
        Embedding scores = reference.embeddings().get(PcaResult.SCORES);
        double ofScaled = explained(scores, scaled.place(expression, genes, run.part(0.3, 0.6)));
        double ofCentered = explained(scores, centered.place(expression, genes, run.part(0.6, 1)));
        if (Math.max(ofScaled, ofCentered) < REPRODUCED) {
            run.note("The components of the reference do not follow from its expression, as where effects were"
                + " regressed out, Pearson residuals were taken or values were changed since: all cells were placed"
                + " anew by the loadings.");
        }
        return ofScaled >= ofCentered ? scaled : centered;
    }

    /** @return the part of the variance of the components that others agree with; 1 for equal ones but for a shift */
    private static double explained(Embedding components, Embedding others) {
        double left = 0;
        double total = 0;
        for (int k = 0; k < components.dimensions(); k++) {
            double shift = mean(others, k) - mean(components, k);
            double mean = mean(components, k);
            for (int cell = 0; cell < components.rows(); cell++) {
                double value = components.get(cell, k);
                double difference = others.get(cell, k) - shift - value;
                left += difference * difference;
                total += (value - mean) * (value - mean);
            }
        }
        return 1 - left / total;
    }

    private static double mean(Embedding embedding, int k) {
        double sum = 0;
        for (int cell = 0; cell < embedding.rows(); cell++) {
            sum += embedding.get(cell, k);
        }
        return sum / embedding.rows();
    }

    /** The first components, scaled to length 1. */
    private Embedding directions(Embedding components) {
        int count = Math.min(dimensions, components.dimensions());
        float[] coordinates = new float[components.rows() * count];
        for (int cell = 0; cell < components.rows(); cell++) {
            double squares = 0;
            for (int k = 0; k < count; k++) {
                squares += (double) components.get(cell, k) * components.get(cell, k);
            }
            double length = squares == 0 ? 1 : Math.sqrt(squares);
            for (int k = 0; k < count; k++) {
                coordinates[cell * count + k] = (float) (components.get(cell, k) / length);
            }
        }
        return new Embedding(count, coordinates);
    }

    private static NumericColumn distances(CrossNeighbors lists, double usual) {
        return NumericColumn.of(IntStream.range(0, lists.distances().length / lists.size())
            .mapToDouble(cell -> meanDistance(lists, cell, 0) / usual).toArray());
    }

    /** The median over some cells of the mean distance to as many other cells of the reference. */
    private static double usualDistance(Embedding reference, int size, Progress progress) {
        int count = Math.min(SAMPLE, reference.rows());
        int[] sample = IntStream.range(0, count).map(i -> (int) ((long) i * reference.rows() / count)).toArray();
        CrossNeighbors lists = CrossNeighbors.of(reference, reference.select(sample), size + 1, progress);
        double[] means = IntStream.range(0, count).mapToDouble(cell -> meanDistance(lists, cell, 1)).sorted().toArray();
        return Math.max(Float.MIN_NORMAL, means[count / 2]);
    }

    private static double meanDistance(CrossNeighbors lists, int cell, int skipped) {
        int from = cell * lists.size() + skipped;
        int to = (cell + 1) * lists.size();
        return IntStream.range(from, to).mapToDouble(i -> lists.distances()[i]).sum() / (to - from);
    }

    private static int[] select(int[] values, int[] positions) {
        return Arrays.stream(positions).map(i -> values[i]).toArray();
    }
}
