package org.screlapse.knime.node.clonal;

import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.screlapse.engine.clonal.ClonalResult;
import org.screlapse.knime.node.LevelLayout;
import org.screlapse.knime.node.OperationNode;
import org.screlapse.knime.port.SingleCellPortObject;

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
            one there, type 2 if it was minor. The thresholds are settings, and every patient's row has the sizes that
            decided. Labels do not tell the descent of clones: whether a minor clone was ancestral needs the
            mutations.</p>
            <p><b>Selection or plasticity?</b> The change of the stem-like fraction, or of the mean of a score, is split
            exactly into parts: <i>between clones</i> (clones rich in stem-like cells grew: selection), <i>within
            clones</i> (clones became more stem-like: plasticity), their <i>interaction</i> (clones that grew became
            more stem-like), and <i>undetermined</i>. This is the decomposition of Kitagawa, Oaxaca and Blinder, and the
            Price equation. Undetermined is what cannot be known, as clones were too small to be seen: of clones not
            seen at the reference what they were, and of clones not seen later whether they are gone, if sampling may
            have missed them (with a chance of 5 % or more). Counted as selection, as is often done, such clones make
            plasticity look like selection. The two bounds of selection are its part without and with what is
            undetermined. In each patient the intervals are those of sampling cells; across patients each part is tested
            against zero by Student's t test, with its interval, and by ranks. Every patient counts once.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p
            .addInputPort("Single-cell data",
                "Cells with their patient, their timepoint and their clone, and"
                    + " with a label or a score of a program such as stemness.",
                SingleCellPortObject.TYPE)
            .addOutputTable("Clones", ClonalTables.CLONES).addOutputTable("Patients", ClonalTables.PATIENTS)
            .addOutputTable("Parts of the change", ClonalTables.PARTS)) //
        .model(OperationNode.of(ClonalDynamicsNodeParameters.class).withoutData()
            .withTable(new LevelLayout<>((settings, data) -> settings.operation().levels(data), ClonalResult::levels,
                (settings, levels) -> ClonalTables.cloneTable(levels)), ClonalResult::clones)
            .withTable(settings -> ClonalTables.patientTable(settings.operation().rule()), ClonalResult::patients)
            .withTable(ClonalTables.PART_TABLE, ClonalResult::parts).withSentence(ClonalResult::sentence)) //
        .keywords("clone", "lineage", "barcode", "TCR", "selection", "plasticity", "Price equation", "relapse type");

    /** Made by KNIME. */
    public ClonalDynamicsNodeFactory() {
        super(NODE);
    }
}
