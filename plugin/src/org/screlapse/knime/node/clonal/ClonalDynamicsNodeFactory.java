package org.screlapse.knime.node.clonal;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.screlapse.engine.clonal.ClonalDynamics;
import org.screlapse.engine.clonal.ClonalResult;
import org.screlapse.knime.dialog.Inputs;
import org.screlapse.knime.execution.EngineCall;
import org.screlapse.knime.execution.NodeProgress;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;

/** Follows clones from one timepoint to the next. */
public final class ClonalDynamicsNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Clonal Dynamics") //
        .icon("clonal.png") //
        .shortDescription("Finds which clones came back, and whether stemness grew by selection of clones or by change"
            + " within them.") //
        .fullDescription("""
            <p>Follows clones from a reference timepoint, such as diagnosis, to a later one, such as relapse. Each cell
            needs the label of its clone or lineage: from its mutations, its T-cell receptor, or a barcode. Clones are
            told apart within a patient only; cells without a label are left out.</p>
            <p><b>Sizes</b>: the fraction of every clone with Wilson's confidence interval, and the exact test of its
            change.</p>
            <p><b>Type of relapse</b>: type 1 if the largest clone at relapse was the largest at diagnosis or a major
            one there, type 2 if it was minor. The thresholds are settings, and every patient's row tells the sizes that
            decided. Labels do not tell the descent of clones: whether a minor clone was ancestral needs the
            mutations.</p>
            <p><b>Selection or plasticity?</b> The change of the stem-like fraction, or of the mean of a score, is split
            exactly into three parts: <i>between clones</i> (clones rich in stem-like cells grew: selection), <i>within
            clones</i> (clones became more stem-like: plasticity) and their <i>interaction</i> (clones that grew became
            more stem-like). This is the decomposition of Kitagawa, Oaxaca and Blinder, and the Price equation. A clone
            seen at one timepoint only counts as between; how much rests on such clones is given, too. In each patient
            the intervals come from drawing the cells again; across patients from drawing the patients again, and each
            part is tested against zero. Every patient counts once.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p
            .addInputPort("Single-cell data",
                "Cells with their patient, their timepoint and their clone, and"
                    + " with a label or a score of a program such as stemness.",
                SingleCellPortObject.TYPE)
            .addOutputTable("Clones", ClonalTables.CLONES).addOutputTable("Patients", ClonalTables.PATIENTS)
            .addOutputTable("Parts of the change", ClonalTables.PARTS)) //
        .model(m -> m.parametersClass(ClonalDynamicsNodeParameters.class)
            .configure(ClonalDynamicsNodeFactory::configure).execute(ClonalDynamicsNodeFactory::execute)) //
        .keywords("clone", "lineage", "barcode", "TCR", "selection", "plasticity", "Price equation", "relapse type");

    /** Made by KNIME. */
    public ClonalDynamicsNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        ClonalDynamicsNodeParameters parameters = in.getParameters();
        parameters.check(Inputs.summary(in.<SingleCellPortObjectSpec>getInPortSpec(0)));
        ClonalTables.setSpecs(parameters.dynamics().rule(), out);
    }

    private static void execute(ExecuteInput in, ExecuteOutput out) throws KNIMEException, CanceledExecutionException {
        ClonalDynamicsNodeParameters parameters = in.getParameters();
        SingleCellPortObject input = in.getInPortObject(0);
        EngineCall.run(() -> {
            ClonalDynamics dynamics = parameters.dynamics();
            ClonalResult result = dynamics.apply(parameters.observations(input.data().cells()),
                NodeProgress.of(in.getExecutionContext()));
            ClonalTables.setTables(result, dynamics.rule(), in.getExecutionContext(), out);
        });
    }
}
