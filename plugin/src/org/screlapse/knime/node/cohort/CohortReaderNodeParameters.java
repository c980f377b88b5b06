package org.screlapse.knime.node.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.StringValue;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.StringChoice;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.util.AllColumnsProvider;
import org.knime.node.parameters.widget.choices.util.CompatibleColumnsProvider.StringColumnsProvider;
import org.screlapse.engine.cohort.CohortReader;
import org.screlapse.engine.cohort.SampleSheet.Roles;
import org.screlapse.engine.data.Concatenation.GeneJoin;
import org.screlapse.engine.io.SingleCellReader;

/** The dialog of <i>Single-Cell Cohort Reader</i>. */
final class CohortReaderNodeParameters implements NodeParameters {

    @Section(title = "Sample sheet")
    interface SheetSection {}

    @Section(title = "Genes")
    @After(SheetSection.class)
    interface GeneSection {}

    /** Which genes the data set has; the names are stored in workflows. */
    enum Genes {
        @Label(value = "All", description = "Genes of any sample; 0 where a sample does not have the gene.")
        ALL, //
        @Label(value = "Common", description = "Only genes that all samples have.")
        COMMON
    }

    /** Columns of the table, or none. */
    static final class ColumnsOrNone implements StringChoicesProvider {
        @Override
        public List<StringChoice> computeState(NodeParametersInput input) {
            List<StringChoice> choices = new ArrayList<>(List.of(new StringChoice("", "None")));
            input.getInTableSpec(0)
                .ifPresent(table -> table.stream().map(c -> StringChoice.fromId(c.getName())).forEach(choices::add));
            return choices;
        }
    }

    @Widget(title = "File",
        description = "The column with the file or folder of each sample, as a path of this"
            + " computer, a <tt>file:</tt> URL or a <tt>knime:</tt> URL.")
    @ChoicesProvider(StringColumnsProvider.class)
    @Layout(SheetSection.class)
    String pathColumn = "path";

    @Widget(title = "Sample",
        description = "The column with the name of each sample. It is put before the names of the"
            + " cells and becomes the annotation <tt>sample</tt>.")
    @ChoicesProvider(AllColumnsProvider.class)
    @Layout(SheetSection.class)
    String sampleColumn = "sample";

    @Widget(title = "Patient",
        description = "The column with the patient of each sample, which becomes the annotation"
            + " <tt>patient</tt>; none if the table does not tell.")
    @ChoicesProvider(ColumnsOrNone.class)
    @Layout(SheetSection.class)
    String patientColumn = "";

    @Widget(title = "Timepoint", description = "The column with the timepoint of each sample, such as"
        + " <tt>diagnosis</tt> or <tt>relapse</tt>, which becomes the annotation <tt>timepoint</tt>; none if the table"
        + " does not tell.")
    @ChoicesProvider(ColumnsOrNone.class)
    @Layout(SheetSection.class)
    String timepointColumn = "";

    @Widget(title = "Genes", description = "Which genes the data set has. Genes are matched by name.")
    @ValueSwitchWidget
    @Layout(GeneSection.class)
    Genes genes = Genes.ALL;

    @Widget(title = "Gene expression only", description = """
            Leaves out what files count besides genes: antibodies, CRISPR guides, hashtags, peaks. Otherwise each of these
            becomes an assay of its own, which no step on genes touches.""")
    @Layout(GeneSection.class)
    @Advanced
    boolean geneExpressionOnly;

    CohortReaderNodeParameters() {
    }

    CohortReaderNodeParameters(NodeParametersInput input) {
        input.getInTableSpec(0).ifPresent(table -> {
            Roles found = Roles.among(Arrays.asList(table.getColumnNames()));
            pathColumn = found.path();
            sampleColumn = found.sample();
            patientColumn = Objects.requireNonNullElse(found.patient(), "");
            timepointColumn = Objects.requireNonNullElse(found.timepoint(), "");
        });
    }

    void check(DataTableSpec table) throws InvalidSettingsException {
        DataColumnSpec path = requireColumn(table, "files", pathColumn);
        if (!path.getType().isCompatible(StringValue.class)) {
            throw new InvalidSettingsException("The column \"" + pathColumn + "\" cannot name the files: it holds "
                + path.getType().getName() + ", not texts. Paths can be converted with the node Path to String.");
        }
        requireColumn(table, "names of the samples", sampleColumn);
        if (!patientColumn.isEmpty()) {
            requireColumn(table, "patients", patientColumn);
        }
        if (!timepointColumn.isEmpty()) {
            requireColumn(table, "timepoints", timepointColumn);
        }
    }

    Roles roles() {
        return new Roles(pathColumn, sampleColumn, patientColumn.isEmpty() ? null : patientColumn,
            timepointColumn.isEmpty() ? null : timepointColumn);
    }

    CohortReader reader() {
        return CohortReader.withDefaults()
            .withReader(SingleCellReader.withDefaults().withGeneExpressionOnly(geneExpressionOnly))
            .withGeneJoin(genes == Genes.ALL ? GeneJoin.UNION : GeneJoin.INTERSECTION);
    }

    private static DataColumnSpec requireColumn(DataTableSpec table, String what, String name)
        throws InvalidSettingsException {
        DataColumnSpec column = table.getColumnSpec(name);
        if (column == null) {
            throw new InvalidSettingsException("The table has no column \"" + name + "\" for the " + what + "; it has "
                + Arrays.toString(table.getColumnNames()) + ".");
        }
        return column;
    }
}
