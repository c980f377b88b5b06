package org.screlapse.knime.node.scorer;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.filter.TwinlistWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.text.TextAreaWidget;
import org.screlapse.engine.score.SignatureScoring;
import org.screlapse.engine.signature.Signature;
import org.screlapse.knime.dialog.BuiltInSignatures;
import org.screlapse.knime.dialog.TableColumns;
import org.screlapse.knime.execution.EngineCall;
import org.screlapse.knime.table.SignatureTable;

/** The dialog of <i>Signature Scorer</i>. */
final class SignatureScorerNodeParameters extends ScoringMethodParameters {

    @Widget(title = "Built-in signatures", description = """
        Published gene sets, grouped by disease: stem-cell programs of acute myeloid leukemia (LSC17, LSC104,
        LSPC-Quiescent and others) and of T-cell acute lymphoblastic leukemia, cell cycle, quiescence, T-cell exhaustion,
        and the Hallmark sets. Those typed below and those of the signature table come in addition.
        """)
    @ChoicesProvider(BuiltInSignatures.class)
    @TwinlistWidget
    @Layout(SignatureSection.class)
    String[] builtIn = {"AML_LSPC-Quiescent"};

    @Widget(title = "Further genes", description = """
        A signature of your own: gene symbols, separated by spaces, commas, semicolons or new lines. Empty for none.
        """)
    @TextAreaWidget(rows = 6)
    @Layout(SignatureSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    String genes = "";

    @Widget(title = "Name of the score", description = """
        Name of the annotation of the cells that holds the score, where there is only one signature; an annotation that
        has this name already is replaced. Left empty, each score has the name of its signature.
        """)
    @Layout(SignatureSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    String scoreName = "";

    @Widget(title = "Gene column", description = "The column of the signature table that holds the gene symbols.")
    @ChoicesProvider(TableColumns.class)
    @Layout(SignatureSection.class)
    @Advanced
    @Migrate(loadDefaultIfAbsent = true)
    String geneColumn = SignatureTable.STANDARD.gene();

    @Widget(title = "Signature column", description = """
        The column of the signature table that holds the name of each gene's signature; none if all genes form one.
        """)
    @ChoicesProvider(TableColumns.class)
    @Layout(SignatureSection.class)
    @Advanced
    @Migrate(loadDefaultIfAbsent = true)
    String signatureColumn = SignatureTable.STANDARD.signature();

    @Widget(title = "Weight column", description = """
        The column of the signature table that holds the weight of each gene; none if all count alike. Negative weights
        mark genes that are low in the state.
        """)
    @ChoicesProvider(TableColumns.class)
    @Layout(SignatureSection.class)
    @Advanced
    @Migrate(loadDefaultIfAbsent = true)
    String weightColumn = SignatureTable.STANDARD.weight();

    @Widget(title = "Minimum percentage of genes found", description = """
        A signature of which a smaller percentage of the genes is in the data gets no score; 0 scores whatever is there.
        """)
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Layout(SignatureSection.class)
    @Advanced
    @Migrate(loadDefaultIfAbsent = true)
    double minimumFound = 20;

    @Widget(title = "Warn below this percentage of genes found", description = """
        A warning names the signatures of which a smaller percentage of the genes is in the data.
        """)
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Layout(SignatureSection.class)
    double warnBelow = 80;

    SignatureScorerNodeParameters() {
    }

    SignatureScorerNodeParameters(NodeParametersInput input) {
        List<String> columns = TableColumns.names(input);
        if (!columns.isEmpty() && !columns.contains(geneColumn)) {
            geneColumn = columns.get(0);
            signatureColumn = "";
            weightColumn = "";
        }
    }

    @Override
    public void validate() throws InvalidSettingsException {
        EngineCall.check(() -> operation(List.of()));
    }

    /** Whether the names of the scores are known before the table is there. */
    void check(DataTableSpec table) throws InvalidSettingsException {
        if (table != null) {
            layout().check(table);
        }
    }

    /** The signatures of the dialog and of the table, null if there is none. */
    List<Signature> signatures(BufferedDataTable table) {
        List<Signature> all = new ArrayList<>(BuiltInSignatures.of(builtIn));
        if (!genes.isBlank()) {
            all.add(Signature.parse(onlyName(), genes));
        }
        if (table != null) {
            all.addAll(layout().read(table, onlyName()));
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException("There is no signature to score: choose a built-in one, type genes, or"
                + " add a signature table port with the three dots at the node.");
        }
        if (scoreName.isBlank()) {
            return all;
        }
        if (all.size() > 1) {
            throw new IllegalArgumentException("The score is to be named \"" + scoreName.strip() + "\", but there are "
                + all.size() + " signatures: leave the name empty, so that each score has that of its signature.");
        }
        return List.of(all.get(0).withName(scoreName.strip()));
    }

    SignatureScoring operation(List<Signature> signatures) {
        return SignatureScoring.withDefaults().withMethod(scoring()).withSignatures(signatures)
            .withMinimumShare(minimumFound / PERCENT).withExpectedShare(warnBelow / PERCENT);
    }

    private SignatureTable layout() {
        return new SignatureTable(geneColumn, signatureColumn, weightColumn, "");
    }

    private String onlyName() {
        return scoreName.isBlank() ? "signature" : scoreName.strip();
    }
}
