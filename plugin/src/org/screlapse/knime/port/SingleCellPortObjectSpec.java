package org.screlapse.knime.port;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.AssaySummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;

/**
 * What is known of the single-cell data before they are there: sizes, annotations with their categories, embeddings.
 */
public final class SingleCellPortObjectSpec extends AbstractSimplePortObjectSpec {

    /** Saves and loads the spec. */
    public static final class Serializer extends AbstractSimplePortObjectSpecSerializer<SingleCellPortObjectSpec> {}

    /** Grows when what is saved changes; later versions read all earlier ones. */
    private static final int VERSION = 1;

    private DataSummary summary;

    /** Used by the serializer only. */
    public SingleCellPortObjectSpec() {
    }

    /** @param summary what is known of the data */
    public SingleCellPortObjectSpec(DataSummary summary) {
        this.summary = summary;
    }

    /** @return what is known of the data */
    public DataSummary summary() {
        return summary;
    }

    @Override
    protected void save(ModelContentWO model) {
        model.addInt("version", VERSION);
        model.addLong("cells", summary.cells());
        saveColumns(model.addModelContent("cellColumns"), summary.cellColumns());
        saveEmbeddings(model.addModelContent("cellEmbeddings"), summary.embeddings());
        model.addStringArray("graphs", summary.graphs().toArray(String[]::new));
        model.addInt("assays", summary.assays().size());
        for (int i = 0; i < summary.assays().size(); i++) {
            saveAssay(model.addModelContent("assay_" + i), summary.assays().get(i));
        }
    }

    @Override
    protected void load(ModelContentRO model) throws InvalidSettingsException {
        if (model.getInt("version") > VERSION) {
            throw new InvalidSettingsException("The single-cell data were saved by a newer version of scRelapse.");
        }
        List<AssaySummary> assays = new ArrayList<>();
        for (int i = 0; i < model.getInt("assays"); i++) {
            assays.add(loadAssay(model.getModelContent("assay_" + i)));
        }
        summary = new DataSummary(model.getLong("cells"), loadColumns(model.getModelContent("cellColumns")),
            loadEmbeddings(model.getModelContent("cellEmbeddings")), List.of(model.getStringArray("graphs")), assays);
    }

    private static void saveAssay(ModelContentWO model, AssaySummary assay) {
        model.addString("name", assay.name());
        model.addLong("features", assay.features());
        model.addLong("nonZeros", assay.nonZeros());
        saveColumns(model.addModelContent("columns"), assay.columns());
        model.addStringArray("layers", assay.layers().toArray(String[]::new));
        saveEmbeddings(model.addModelContent("embeddings"), assay.embeddings());
    }

    private static AssaySummary loadAssay(ModelContentRO model) throws InvalidSettingsException {
        return new AssaySummary(model.getString("name"), model.getLong("features"), model.getLong("nonZeros"),
            loadColumns(model.getModelContent("columns")), List.of(model.getStringArray("layers")),
            loadEmbeddings(model.getModelContent("embeddings")));
    }

    private static void saveEmbeddings(ModelContentWO model, Map<String, Integer> embeddings) {
        model.addStringArray("names", embeddings.keySet().toArray(String[]::new));
        model.addIntArray("dimensions", embeddings.values().stream().mapToInt(d -> d).toArray());
    }

    private static Map<String, Integer> loadEmbeddings(ModelContentRO model) throws InvalidSettingsException {
        String[] names = model.getStringArray("names");
        int[] dimensions = model.getIntArray("dimensions");
        Map<String, Integer> embeddings = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            embeddings.put(names[i], dimensions[i]);
        }
        return embeddings;
    }

    private static void saveColumns(ModelContentWO model, List<ColumnSummary> columns) {
        model.addInt("count", columns.size());
        for (int i = 0; i < columns.size(); i++) {
            ModelContentWO column = model.addModelContent("column_" + i);
            column.addString("name", columns.get(i).name());
            column.addString("type", columns.get(i).type().name());
            column.addStringArray("categories", columns.get(i).categories().toArray(String[]::new));
        }
    }

    private static List<ColumnSummary> loadColumns(ModelContentRO model) throws InvalidSettingsException {
        List<ColumnSummary> columns = new ArrayList<>();
        for (int i = 0; i < model.getInt("count"); i++) {
            ModelContentRO column = model.getModelContent("column_" + i);
            columns.add(new ColumnSummary(column.getString("name"), ColumnType.valueOf(column.getString("type")),
                List.of(column.getStringArray("categories"))));
        }
        return List.copyOf(columns);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SingleCellPortObjectSpec that && summary.equals(that.summary);
    }

    @Override
    public int hashCode() {
        return summary.hashCode();
    }
}
