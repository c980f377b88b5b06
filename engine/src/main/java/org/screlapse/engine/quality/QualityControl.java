package org.screlapse.engine.quality;

import java.util.Optional;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.Operation;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Run;

/**
 * The whole of quality control: describes cells and genes, looks for doublets where that is wanted, and removes what
 * breaks a rule. Immutable.
 */
public final class QualityControl implements Operation<QualityFilter.Result> {

    private final QualityMetrics metrics;
    private final Optional<DoubletScore> doublets;
    private final QualityFilter filter;

    private QualityControl(QualityMetrics metrics, Optional<DoubletScore> doublets, QualityFilter filter) {
        this.metrics = metrics;
        this.doublets = doublets;
        this.filter = filter;
    }

    /**
     * @param metrics how cells and genes are described
     * @param filter which of them are removed
     * @return quality control that does not look for doublets
     */
    public static QualityControl of(QualityMetrics metrics, QualityFilter filter) {
        return new QualityControl(metrics, Optional.empty(), filter);
    }

    /**
     * @param score how doublets are found
     * @return this quality control, which looks for doublets before it filters
     */
    public QualityControl withDoublets(DoubletScore score) {
        return new QualityControl(metrics, Optional.of(score), filter);
    }

    @Override
    public DataSummary describe(DataSummary data) {
        DataSummary described = metrics.describe(data);
        return filter.describe(doublets.isPresent() ? doublets.get().describe(described) : described);
    }

    @Override
    public Outcome<QualityFilter.Result> apply(SingleCellData data, Run run) {
        SingleCellData described = metrics.apply(data, run.part(0, 0.2)).data();
        if (doublets.isPresent()) {
            described = doublets.get().apply(described, run.part(0.2, 0.8)).data();
        }
        return filter.apply(described, run.part(0.8, 1));
    }
}
