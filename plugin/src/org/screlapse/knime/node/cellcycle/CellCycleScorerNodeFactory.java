package org.screlapse.knime.node.cellcycle;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.score.CellCycle;
import org.screlapse.engine.score.CellGroups;
import org.screlapse.engine.score.Quiescence;
import org.screlapse.knime.dialog.Inputs;
import org.screlapse.knime.execution.EngineCall;
import org.screlapse.knime.execution.NodeProgress;
import org.screlapse.knime.execution.NodeWarnings;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;

/** Tells where in the cell cycle each cell is, and which cells rest. */
public final class CellCycleScorerNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Cell Cycle Scorer") //
        .icon("cellcycle.png") //
        .shortDescription("Tells the phase of the cell cycle of each cell, and which cells are quiescent.") //
        .fullDescription("""
            <p>Scores each cell for genes of S phase and of G2 and mitosis (Tirosh et al., Science 2016; human, mouse
            spelling
            is recognised) and assigns the phase: G1 if both scores are below 0, else that of the higher score. Scores
            and
            phases equal those of Scanpy's <tt>score_genes_cell_cycle</tt> or Seurat's <tt>CellCycleScoring</tt>.</p>
            <p>On request, cells that rest are called, too. Within each sample, a cell is <b>quiescent</b> if it is in
            G1, the
            higher of its two scores is not above a quantile of those of the sample's G1 cells, and its total count is
            not
            above a quantile of those of all of the sample's cells. The quiescence score is high for cells of low cycle
            scores and low RNA content, in robust standard deviations of the sample. There is no established rule for
            quiescence in single-cell data; as total counts follow sequencing depth as well, name the sample.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p.addInputPort("Single-cell data", "Cells with counts.", SingleCellPortObject.TYPE).addOutputPort(
            "Scored data",
            "The same data with the annotations <tt>S_score</tt>, <tt>G2M_score</tt>,"
                + " <tt>phase</tt> and, on request, <tt>quiescence_score</tt> and <tt>quiescent</tt>.",
            SingleCellPortObject.TYPE)) //
        .model(m -> m.parametersClass(CellCycleScorerNodeParameters.class)
            .configure(CellCycleScorerNodeFactory::configure).execute(CellCycleScorerNodeFactory::execute)) //
        .keywords("phase", "proliferation", "G1", "S", "G2M", "G0", "quiescence", "dormancy", "CellCycleScoring");

    /** Made by KNIME. */
    public CellCycleScorerNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        CellCycleScorerNodeParameters parameters = in.getParameters();
        DataSummary data = Inputs.summary(in.<SingleCellPortObjectSpec>getInPortSpec(0));
        if (data.genes() == 0) {
            throw new InvalidSettingsException("The data have no genes to score.");
        }
        List<ColumnSummary> added = new ArrayList<>(List.of(number(CellCycle.S_SCORE), number(CellCycle.G2M_SCORE),
            new ColumnSummary(CellCycle.PHASE, ColumnType.CATEGORICAL, CellCycle.PHASES)));
        if (parameters.quiescence) {
            if (!parameters.sampleColumn.isEmpty()) {
                Inputs.requireCellColumn(data, "sample", parameters.sampleColumn);
            }
            added.add(number(Quiescence.SCORE));
            added.add(new ColumnSummary(Quiescence.CALL, ColumnType.BOOLEAN, List.of()));
        }
        for (ColumnSummary column : added) {
            data = data.withCellColumn(column);
        }
        out.setOutSpec(0, new SingleCellPortObjectSpec(data));
    }

    private static ColumnSummary number(String name) {
        return new ColumnSummary(name, ColumnType.NUMERIC, List.of());
    }

    private static void execute(ExecuteInput in, ExecuteOutput out) throws KNIMEException, CanceledExecutionException {
        CellCycleScorerNodeParameters parameters = in.getParameters();
        ExecutionContext exec = in.getExecutionContext();
        SingleCellPortObject input = in.getInPortObject(0);
        EngineCall.run(() -> {
            SingleCellData data = input.data();
            CellCycle.Result cycle = parameters.cellCycle().apply(data, NodeProgress.of(exec));
            SingleCellData scored = cycle.addTo(data);
            List<String> warnings = new ArrayList<>(cycle.scores().warnings(1));
            if (parameters.quiescence) {
                Quiescence.Result resting = parameters.quiescence().apply(data, cycle,
                    CellGroups.of(data, parameters.sampleColumn), NodeProgress.of(exec));
                scored = resting.addTo(scored);
                warnings.addAll(resting.warnings());
            }
            out.setOutData(0, SingleCellPortObject.create(exec, List.of(input), scored));
            NodeWarnings.show(warnings, out);
        });
    }
}
