package org.screlapse.engine.classify;

import java.util.List;
import org.screlapse.engine.classify.ScoredCells.Choice;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.Operation;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.score.SignatureScoring;
import org.screlapse.engine.stats.ProportionInterval;
import org.screlapse.engine.task.Run;

/**
 * Turns a score into the label of a population, such as stem-like cells, and reports its share in each sample.
 *
 * <p>
 * The threshold is found by a {@link ThresholdMethod}, for all cells together or for each group (patient) on its own.
 * Where all scores of a group are the same there is no threshold: its cells get no label, and a note says so. Further
 * notes: {@link ThresholdDoubts}; a sample has few cells; the label depends on the batch.
 *
 * <p>
 * The interval of a sample's fraction is Wilson's: it says what the number of cells allows to say, not how sure the
 * threshold is. Immutable.
 */
public final class CellClassifier implements Operation<CellClasses> {

    private static final CellClassifier DEFAULT = new CellClassifier(ScoredCells.NONE, Choice.ALL, Choice.ALL,
        new NaturalBreaks(2), "stem-like", "other", "population", 50, ProportionInterval.withDefaults());

    private final ScoredCells columns;
    private final Choice cells;
    private final Choice reference;
    private final ThresholdMethod method;
    private final String label;
    private final String otherLabel;
    private final String annotation;
    private final int fewCells;
    private final ProportionInterval interval;

    private CellClassifier(ScoredCells columns, Choice cells, Choice reference, ThresholdMethod method, String label,
        String otherLabel, String annotation, int fewCells, ProportionInterval interval) {
        this.columns = columns;
        this.cells = cells;
        this.reference = reference;
        this.method = method;
        this.label = label;
        this.otherLabel = otherLabel;
        this.annotation = annotation;
        this.fewCells = fewCells;
        this.interval = interval;
    }

    /**
     * @return two natural breaks, all cells, one group and sample, "stem-like" and "other" in the annotation
     *         "population", a note below 50 cells, intervals of 95 %
     */
    public static CellClassifier withDefaults() {
        return DEFAULT;
    }

    /**
     * @param column the annotation of the cells that holds the score
     * @return this operation on that score
     */
    public CellClassifier withScore(String column) {
        return with(new ScoredCells(column, columns.group(), columns.sample(), columns.patient(), columns.timepoint(),
            columns.batch()));
    }

    /**
     * @param column the annotation of the cells whose groups, such as patients, get a threshold of their own; empty for
     *            one threshold
     * @return this operation with these groups
     */
    public CellClassifier withGroups(String column) {
        return with(new ScoredCells(columns.score(), column, columns.sample(), columns.patient(), columns.timepoint(),
            columns.batch()));
    }

    /**
     * @param sample the annotation of the cells that names the sample whose fraction is reported; empty for one sample
     * @param patient the annotation that names the patient, to be reported beside it; empty for none
     * @param timepoint the annotation that names the timepoint, to be reported beside it; empty for none
     * @return this operation with these samples
     */
    public CellClassifier withSamples(String sample, String patient, String timepoint) {
        return with(new ScoredCells(columns.score(), columns.group(), sample, patient, timepoint, columns.batch()));
    }

    /**
     * @param column the annotation of the cells that names the batch, on which the label should not depend; empty for
     *            none
     * @return this operation with these batches
     */
    public CellClassifier withBatches(String column) {
        return with(new ScoredCells(columns.score(), columns.group(), columns.sample(), columns.patient(),
            columns.timepoint(), column));
    }

    private CellClassifier with(ScoredCells names) {
        return new CellClassifier(names, cells, reference, method, label, otherLabel, annotation, fewCells, interval);
    }

    /**
     * @param column the annotation that says which cells are classified, such as those called malignant; empty for all
     * @param value the value that these cells have
     * @return this operation on these cells; the others get no label
     */
    public CellClassifier withCells(String column, String value) {
        return new CellClassifier(columns, new Choice(column, value), reference, method, label, otherLabel, annotation,
            fewCells, interval);
    }

    /**
     * @param column the annotation that says which cells are the reference, such as the cell type
     * @param value the value that these cells have
     * @return this operation with that reference group
     */
    public CellClassifier withReference(String column, String value) {
        return new CellClassifier(columns, cells, new Choice(column, value), method, label, otherLabel, annotation,
            fewCells, interval);
    }

    /**
     * @param how how the threshold is found
     * @return this operation with that method
     */
    public CellClassifier withMethod(ThresholdMethod how) {
        return new CellClassifier(columns, cells, reference, how, label, otherLabel, annotation, fewCells, interval);
    }

    /**
     * @param population label of cells at or above the threshold
     * @param others label of the other cells, a different one
     * @return this operation with these labels
     * @throws IllegalArgumentException if a label is blank or both are the same
     */
    public CellClassifier withLabels(String population, String others) {
        if (population.isBlank() || others.isBlank()) {
            throw new IllegalArgumentException("A label is empty: give both, such as \"stem-like\" and \"other\".");
        }
        if (population.equals(others)) {
            throw new IllegalArgumentException("Both labels are \"" + others + "\": give different ones.");
        }
        return new CellClassifier(columns, cells, reference, method, population, others, annotation, fewCells,
            interval);
    }

    /**
     * @param name name of the annotation that holds the labels
     * @return this operation with that annotation
     * @throws IllegalArgumentException if it is blank
     */
    public CellClassifier withAnnotation(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("Give the new annotation a name.");
        }
        return new CellClassifier(columns, cells, reference, method, label, otherLabel, name.strip(), fewCells,
            interval);
    }

    /**
     * @param number a note names samples of fewer cells
     * @return this operation with that number
     */
    public CellClassifier withFewCells(int number) {
        return new CellClassifier(columns, cells, reference, method, label, otherLabel, annotation, number, interval);
    }

    /**
     * @param level confidence level of the intervals, 0 to 1, both excluded
     * @return this operation with that level
     * @throws IllegalArgumentException if it is out of range
     */
    public CellClassifier withConfidenceLevel(double level) {
        return new CellClassifier(columns, cells, reference, method, label, otherLabel, annotation, fewCells,
            interval.withConfidenceLevel(level));
    }

    @Override
    public DataSummary describe(DataSummary data) {
        columns.require(data);
        cells.require(data, "cells that are classified");
        if (method.needsReference()) {
            if (reference.column().isEmpty()) {
                data.requireCellColumn("reference group", "");
            }
            reference.require(data, "reference group");
        }
        DataSummary labeled =
            data.withCellColumn(new ColumnSummary(annotation, ColumnType.CATEGORICAL, List.of(label, otherLabel)));
        return method.hasProbability()
            ? labeled.withCellColumn(new ColumnSummary(probabilities(), ColumnType.NUMERIC, List.of())) : labeled;
    }

    @Override
    public Outcome<CellClasses> apply(SingleCellData data, Run run) {
        describe(data.summary());
        double[] scores = columns.scores(data, cells.of(data));
        Labeling labeling = new Labeling(method, scores, reference(data), label, run,
            new ThresholdDoubts(SignatureScoring.shareFound(data, columns.score()),
                SignatureScoring.isZeroChance(data, columns.score()),
                SignatureScoring.randomScores(data, columns.score())));
        labeling.label(ScoredCells.groups(data, columns.group()));
        CategoricalColumn labels = CategoricalColumn.of(List.of(label, otherLabel), labeling.codes());
        SampleFractions samples = new SampleFractions(labeling.codes(), run);
        List<CellClasses.Fraction> fractions =
            samples.of(ScoredCells.groups(data, columns.sample()), ScoredCells.groups(data, columns.patient()),
                ScoredCells.groups(data, columns.timepoint()), interval, fewCells);
        if (!columns.batch().isEmpty()) {
            samples.noteBatches(ScoredCells.groups(data, columns.batch()), label);
        }
        SingleCellData labeled = data.withCellColumn(annotation, labels);
        return new Outcome<>(
            method.hasProbability()
                ? labeled.withCellColumn(probabilities(), NumericColumn.of(labeling.probabilities())) : labeled,
            new CellClasses(labeling.thresholds(), fractions));
    }

    private String probabilities() {
        return annotation + "_probability";
    }

    private double[] reference(SingleCellData data) {
        return method.needsReference() ? ThresholdMethod.sortedWithoutMissing(columns.finite(data, reference.of(data)))
            : new double[0];
    }
}
