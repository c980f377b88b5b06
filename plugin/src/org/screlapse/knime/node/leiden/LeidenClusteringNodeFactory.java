package org.screlapse.knime.node.leiden;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.graph.LeidenResult;
import org.screlapse.engine.task.Progress;
import org.screlapse.knime.dialog.Inputs;
import org.screlapse.knime.execution.EngineCall;
import org.screlapse.knime.execution.NodeProgress;
import org.screlapse.knime.execution.NodeWarnings;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;
import org.screlapse.knime.table.ResultTable;

/** Finds groups of cells that are like one another. */
public final class LeidenClusteringNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Leiden Clustering") //
        .icon("leiden.png") //
        .shortDescription(
            "Finds groups of cells that are connected more strongly with one another than with" + " others.") //
        .fullDescription("""
            <p>Divides the cells into clusters by the Leiden algorithm (Traag, Waltman and van Eck 2019), in the
            implementation of its authors, on a neighbour graph of the cells. A higher resolution gives more and smaller
            clusters. With several resolutions each gets an annotation of its own, such as <tt>leiden_0.5</tt>.</p>
            <p>Clusters are numbered by their size: <tt>0</tt> is the largest. The same seed gives the same
            clusters.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p
            .addInputPort("Single-cell data", "Cells with a neighbour graph, as Cell Neighbors makes it.",
                SingleCellPortObject.TYPE)
            .addOutputPort("Clustered data", "The same data with the cluster of each cell as an annotation.",
                SingleCellPortObject.TYPE)
            .addOutputTable("Clusters", "The clusters with their sizes.")) //
        .model(m -> m.parametersClass(LeidenClusteringNodeParameters.class)
            .configure(LeidenClusteringNodeFactory::configure).execute(LeidenClusteringNodeFactory::execute)) //
        .keywords("clusters", "communities", "Louvain", "FindClusters", "modularity", "resolution");

    /** A cluster of a clustering, and what the clustering reached. */
    private record Cluster(String annotation, LeidenResult clustering, int number, int cells) {}

    private static final ResultTable<Cluster> CLUSTERS = new ResultTable<Cluster>() //
        .text("Annotation", Cluster::annotation) //
        .number("Resolution", cluster -> cluster.clustering().resolution()) //
        .text("Cluster", cluster -> Integer.toString(cluster.number())) //
        .count("Cells", Cluster::cells) //
        .number("Fraction", cluster -> (double) cluster.cells() / cluster.clustering().clusters().length) //
        .number("Quality of the clustering", cluster -> cluster.clustering().quality());

    /** Made by KNIME. */
    public LeidenClusteringNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        LeidenClusteringNodeParameters parameters = in.getParameters();
        DataSummary data = Inputs.summary(in.<SingleCellPortObjectSpec>getInPortSpec(0));
        Inputs.requireGraph(data, parameters.graph, "Cell Neighbors");
        for (double resolution : parameters.resolutions()) {
            data = data.withCellColumn(
                new ColumnSummary(parameters.annotation(resolution), ColumnType.CATEGORICAL, List.of()));
        }
        out.setOutSpec(0, new SingleCellPortObjectSpec(data));
        out.setOutSpec(1, CLUSTERS.spec());
    }

    private static void execute(ExecuteInput in, ExecuteOutput out) throws KNIMEException, CanceledExecutionException {
        LeidenClusteringNodeParameters parameters = in.getParameters();
        SingleCellPortObject input = in.getInPortObject(0);
        EngineCall.run(() -> {
            SingleCellData data = input.data();
            CellGraph graph = data.graphs().get(parameters.graph);
            List<Cluster> clusters = new ArrayList<>();
            List<String> warnings = new ArrayList<>();
            List<Double> resolutions = parameters.resolutions();
            Progress progress = NodeProgress.of(in.getExecutionContext());
            for (int i = 0; i < resolutions.size(); i++) {
                LeidenResult result = parameters.clustering(resolutions.get(i)).apply(graph,
                    progress.part((double) i / resolutions.size(), (i + 1.0) / resolutions.size()));
                String annotation = parameters.annotation(resolutions.get(i));
                data = data.withCellColumn(annotation, result.column());
                int[] sizes = result.sizes();
                for (int number = 0; number < sizes.length; number++) {
                    clusters.add(new Cluster(annotation, result, number, sizes[number]));
                }
                warnOfSingles(sizes, annotation, warnings);
            }
            out.setOutData(0, SingleCellPortObject.create(in.getExecutionContext(), List.of(input), data));
            out.setOutData(1, CLUSTERS.fill(in.getExecutionContext(), clusters));
            NodeWarnings.show(warnings, out);
        });
    }

    private static void warnOfSingles(int[] sizes, String annotation, List<String> warnings) {
        long singles = Arrays.stream(sizes).filter(size -> size == 1).count();
        if (singles > 0) {
            warnings.add(singles + " of the " + sizes.length + " clusters of \"" + annotation
                + "\" are single cells: a lower resolution or more neighbours join them.");
        }
    }
}
