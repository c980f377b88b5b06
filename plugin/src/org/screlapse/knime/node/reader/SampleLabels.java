package org.screlapse.knime.node.reader;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.SingleCellData;

/**
 * What the user says of all cells of a file.
 *
 * @param sample name of the sample, empty if it was not given
 * @param patient name of the patient, empty if it was not given
 * @param timepoint the timepoint, empty if it was not given
 */
record SampleLabels(String sample, String patient, String timepoint) {

    DataSummary describe(DataSummary data) {
        DataSummary labeled = data;
        for (var label : given().entrySet()) {
            labeled = labeled
                .withCellColumn(new ColumnSummary(label.getKey(), ColumnType.CATEGORICAL, List.of(label.getValue())));
        }
        return labeled;
    }

    SingleCellData attach(SingleCellData data) {
        SingleCellData labeled = data;
        for (var label : given().entrySet()) {
            labeled = labeled.withCellColumn(label.getKey(),
                CategoricalColumn.constant(label.getValue(), data.cells().size()));
        }
        return labeled;
    }

    private Map<String, String> given() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("sample", sample.strip());
        labels.put("patient", patient.strip());
        labels.put("timepoint", timepoint.strip());
        labels.values().removeIf(String::isEmpty);
        return labels;
    }
}
