package org.screlapse.knime.node.scorer;

import java.util.List;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.knime.node.parameters.widget.text.TextAreaWidget;
import org.screlapse.engine.score.AddModuleScore;
import org.screlapse.engine.signature.Signature;
import org.screlapse.engine.signature.SignatureLibrary;
import org.screlapse.knime.dialog.BuiltInSignatures;

/** The dialog of <i>Signature Scorer</i>. */
final class SignatureScorerNodeParameters implements NodeParameters {

    @Section(title = "Signature")
    interface SignatureSection {}

    @Section(title = "Scoring")
    @After(SignatureSection.class)
    interface ScoringSection {}

    enum Source {
        @Label(value = "Built-in", description = "One of the signatures that come with scRelapse.")
        BUILT_IN, //
        @Label(value = "Typed in", description = "Genes typed into this dialog.")
        TYPED, //
        @Label(value = "From table", description = "Genes of the table at the optional input port.")
        TABLE
    }

    interface SourceReference extends ParameterReference<Source> {}

    static final class IsBuiltIn implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(SourceReference.class).isOneOf(Source.BUILT_IN);
        }
    }

    static final class IsTyped implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(SourceReference.class).isOneOf(Source.TYPED);
        }
    }

    static final class IsTable implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(SourceReference.class).isOneOf(Source.TABLE);
        }
    }

    static final class TableColumns implements StringChoicesProvider {
        @Override
        public List<String> choices(NodeParametersInput input) {
            return SignatureTable.textColumns(input);
        }
    }

    @Widget(title = "Take the signature", description = "Where the genes of the signature come from.")
    @ValueSwitchWidget
    @ValueReference(SourceReference.class)
    @Layout(SignatureSection.class)
    Source source = Source.BUILT_IN;

    @Widget(title = "Built-in signature",
        description = "A published gene set: stem-cell programs of acute leukaemia"
            + " (LSC17, LSC104, LSPC-Quiescent and others), cell cycle, T-cell exhaustion, and the Hallmark sets.")
    @ChoicesProvider(BuiltInSignatures.class)
    @Effect(predicate = IsBuiltIn.class, type = EffectType.SHOW)
    @Layout(SignatureSection.class)
    String builtIn = "LSPC-Quiescent";

    @Widget(title = "Genes", description = "Gene symbols, separated by spaces, commas, semicolons or new lines.")
    @TextAreaWidget(rows = 6)
    @Effect(predicate = IsTyped.class, type = EffectType.SHOW)
    @Layout(SignatureSection.class)
    String genes = "";

    @Widget(title = "Gene column", description = "The column of the table that holds the gene symbols.")
    @ChoicesProvider(TableColumns.class)
    @Effect(predicate = IsTable.class, type = EffectType.SHOW)
    @Layout(SignatureSection.class)
    String geneColumn = "";

    @Widget(title = "Table holds several signatures",
        description = "Makes one score for each name in a column of the"
            + " table; otherwise all genes of the table form one signature.")
    @Effect(predicate = IsTable.class, type = EffectType.SHOW)
    @Layout(SignatureSection.class)
    boolean severalSignatures;

    @Widget(title = "Signature column",
        description = "The column of the table that holds the name of each gene's"
            + " signature. Used only if the table holds several signatures.")
    @ChoicesProvider(TableColumns.class)
    @Effect(predicate = IsTable.class, type = EffectType.SHOW)
    @Layout(SignatureSection.class)
    String signatureColumn = "";

    @Widget(title = "Name of the score",
        description = "Name of the annotation of the cells that holds the score; one"
            + " that has this name already is replaced. Left empty, it is the name of the signature.")
    @Layout(SignatureSection.class)
    String scoreName = "";

    @Widget(title = "Expression bins",
        description = "Genes are sorted by their mean expression into so many bins; the"
            + " control genes of a gene come from its own bin.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Layout(ScoringSection.class)
    @Advanced
    int bins = 24;

    @Widget(title = "Control genes for each gene",
        description = "How many control genes are drawn for each gene of the" + " signature.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Layout(ScoringSection.class)
    @Advanced
    int controls = 100;

    @Widget(title = "Seed",
        description = "Start of the random draw of control genes: the same seed gives the same" + " scores.")
    @Layout(ScoringSection.class)
    @Advanced
    int seed = 1;

    void check(DataTableSpec table) throws InvalidSettingsException {
        if (source == Source.TABLE) {
            new SignatureTable(geneColumn, severalSignatures ? signatureColumn : "", tableScoreName()).check(table);
        } else {
            try {
                signatures(null);
            } catch (IllegalArgumentException e) {
                throw new InvalidSettingsException(e.getMessage(), e);
            }
        }
    }

    /** The names of several signatures in a table are not known before the table is there. */
    boolean scoresAreKnown() {
        return source != Source.TABLE || !severalSignatures;
    }

    List<String> scoreNames() {
        return source == Source.TABLE ? List.of(tableScoreName())
            : signatures(null).stream().map(Signature::name).toList();
    }

    List<Signature> signatures(BufferedDataTable table) {
        return switch (source) {
            case BUILT_IN -> List.of(named(SignatureLibrary.builtIn().get(builtIn)));
            case TYPED -> List.of(Signature.parse(scoreName.isBlank() ? "signature" : scoreName.strip(), genes));
            case TABLE ->
                new SignatureTable(geneColumn, severalSignatures ? signatureColumn : "", tableScoreName()).read(table);
        };
    }

    AddModuleScore scoring() {
        return AddModuleScore.withDefaults().withBins(bins).withControls(controls).withSeed(seed);
    }

    private Signature named(Signature signature) {
        return scoreName.isBlank() ? signature : signature.withName(scoreName.strip());
    }

    private String tableScoreName() {
        return scoreName.isBlank() ? "signature" : scoreName.strip();
    }
}
