package org.screlapse.knime.node.variablegenes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.updates.util.BooleanReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.preprocess.DispersionLimits;
import org.screlapse.engine.preprocess.GeneCategory;
import org.screlapse.engine.preprocess.VariableGeneFlavor;
import org.screlapse.engine.preprocess.VariableGenes;
import org.screlapse.engine.signature.SignatureLibrary;
import org.screlapse.knime.dialog.CellColumnChoices;
import org.screlapse.knime.dialog.Inputs;
import org.screlapse.knime.node.OperationParameters;

/** The dialog of <i>Variable Genes</i>. */
final class VariableGenesNodeParameters implements OperationParameters<VariableGenes.Result> {

    @Section(title = "Variability")
    interface VariabilitySection {}

    @Section(title = "Genes that are not chosen")
    @After(VariabilitySection.class)
    interface ExclusionSection {}

    enum Method {
        @Label(value = "Seurat v3 (vst)", description = "Variance of the counts compared with that of genes of like"
            + " mean;" + " the usual choice.")
        SEURAT_V3(VariableGeneFlavor.SEURAT_V3), //
        @Label(value = "Seurat", description = "Dispersion of normalized counts, standardized in bins of like mean.")
        SEURAT(VariableGeneFlavor.SEURAT), //
        @Label(value = "Cell Ranger",
            description = "Dispersion of log-normalized expression, compared with the" + " median of" + " its bin.")
        CELL_RANGER(VariableGeneFlavor.CELL_RANGER), //
        @Label(value = "Pearson residuals", description = "Variance of analytic Pearson residuals of the counts; finds"
            + " markers of small populations.")
        PEARSON_RESIDUALS(VariableGeneFlavor.PEARSON_RESIDUALS);

        private final VariableGeneFlavor flavor;

        Method(VariableGeneFlavor flavor) {
            this.flavor = flavor;
        }
    }

    enum Choice {
        @Label(value = "Number", description = "So many genes, the most variable ones.")
        NUMBER, //
        @Label(value = "Limits", description = "All genes within limits of mean and dispersion, however many.")
        LIMITS
    }

    interface MethodReference extends ParameterReference<Method> {}

    interface ChoiceReference extends ParameterReference<Choice> {}

    static final class BatchesReference implements BooleanReference {}

    static final class IsSeuratV3 implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(MethodReference.class).isOneOf(Method.SEURAT_V3);
        }
    }

    static final class HasDispersions implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(MethodReference.class).isOneOf(Method.SEURAT, Method.CELL_RANGER);
        }
    }

    static final class HasLimits implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(MethodReference.class).isOneOf(Method.SEURAT, Method.CELL_RANGER)
                .and(i.getEnum(ChoiceReference.class).isOneOf(Choice.LIMITS));
        }
    }

    static final class HasBatches implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getBoolean(BatchesReference.class).isTrue();
        }
    }

    @Widget(title = "Method", description = "How the variability of a gene is measured.")
    @ValueReference(MethodReference.class)
    @Layout(VariabilitySection.class)
    Method method = Method.SEURAT_V3;

    @Widget(title = "Choose by",
        description = "What decides how many genes are chosen, with the methods" + " Seurat and Cell Ranger.")
    @ValueSwitchWidget
    @ValueReference(ChoiceReference.class)
    @Effect(predicate = HasDispersions.class, type = EffectType.SHOW)
    @Layout(VariabilitySection.class)
    @Migrate(loadDefaultIfAbsent = true)
    Choice choice = Choice.NUMBER;

    @Widget(title = "Number of genes", description = "How many genes are chosen.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = HasLimits.class, type = EffectType.HIDE)
    @Layout(VariabilitySection.class)
    int number = 2000;

    @Widget(title = "Minimum mean (min_mean)",
        description = "Genes of this mean or a lower one are not chosen. Means are those of"
            + " the output table, on a logarithmic scale as in Scanpy.")
    @Effect(predicate = HasLimits.class, type = EffectType.SHOW)
    @Layout(VariabilitySection.class)
    @Migrate(loadDefaultIfAbsent = true)
    double lowestMean = DispersionLimits.USUAL.lowestMean();

    @Widget(title = "Maximum mean (max_mean)", description = "Genes of this mean or a higher one are not chosen.")
    @Effect(predicate = HasLimits.class, type = EffectType.SHOW)
    @Layout(VariabilitySection.class)
    @Migrate(loadDefaultIfAbsent = true)
    double highestMean = DispersionLimits.USUAL.highestMean();

    @Widget(title = "Minimum dispersion (min_disp)",
        description = "Genes of this normalized dispersion or a lower one are not" + " chosen.")
    @Effect(predicate = HasLimits.class, type = EffectType.SHOW)
    @Layout(VariabilitySection.class)
    @Migrate(loadDefaultIfAbsent = true)
    double lowestDispersion = DispersionLimits.USUAL.lowestDispersion();

    @Widget(title = "Within batches",
        description = "Measures variability within each batch, such as each sample, and"
            + " chooses genes that vary in most of them.")
    @ValueReference(BatchesReference.class)
    @Layout(VariabilitySection.class)
    boolean withinBatches;

    @Widget(title = "Batch", description = "The annotation of the cells that names the batch.")
    @ChoicesProvider(CellColumnChoices.Groups.class)
    @Effect(predicate = HasBatches.class, type = EffectType.SHOW)
    @Layout(VariabilitySection.class)
    String batch = "";

    @Widget(title = "Span",
        description = "Share of the genes that are used to find the variance expected at a" + " mean; above"
            + " 0, at most 1.")
    @Effect(predicate = IsSeuratV3.class, type = EffectType.SHOW)
    @Layout(VariabilitySection.class)
    @Advanced
    double span = 0.3;

    @Widget(title = "Mitochondrial genes", description = "Does not choose genes whose symbol starts with MT-.")
    @Layout(ExclusionSection.class)
    boolean excludeMitochondrial;

    @Widget(title = "Ribosomal genes", description = "Does not choose genes whose symbol starts with RPS or RPL.")
    @Layout(ExclusionSection.class)
    boolean excludeRibosomal;

    @Widget(title = "Hemoglobins",
        description = "Does not choose hemoglobin genes, which free RNA of red blood cells" + " adds to all cells.")
    @Layout(ExclusionSection.class)
    boolean excludeHemoglobins;

    @Widget(title = "Genes that differ between the sexes",
        description = "Does not choose XIST and the genes of the Y"
            + " chromosome, which separate patients rather than cells.")
    @Layout(ExclusionSection.class)
    boolean excludeSexLinked;

    @Widget(title = "Cell-cycle genes",
        description = "Does not choose the genes of the S and G2/M phases (Tirosh" + " 2016).")
    @Layout(ExclusionSection.class)
    boolean excludeCellCycle;

    @Widget(title = "Unnamed genes",
        description = "Does not choose genes that are known by a clone or contig only," + " such as"
            + " AC012345.1 or LINC00001.")
    @Layout(ExclusionSection.class)
    boolean excludeUnnamed;

    @Widget(title = "Pattern of further genes",
        description = "A regular expression; genes in whose symbol it is" + " found are"
            + " not chosen, as with <tt>^(TRAV|TRBV|IGHV)</tt>. Left empty, it excludes none.")
    @Layout(ExclusionSection.class)
    @Advanced
    String pattern = "";

    VariableGenesNodeParameters() {
    }

    VariableGenesNodeParameters(NodeParametersInput input) {
        batch = Inputs.summary(input).flatMap(data -> data.cellColumn("sample")).map(DataSummary.ColumnSummary::name)
            .orElse("");
    }

    @Override
    public VariableGenes operation() {
        VariableGenes operation = VariableGenes.withDefaults().withFlavor(method.flavor).withNumber(number)
            .withSpan(span).withExclusions(exclusions()).withExcludedGenes(cellCycle());
        if (choice == Choice.LIMITS && (method == Method.SEURAT || method == Method.CELL_RANGER)) {
            operation = operation.withLimits(new DispersionLimits(lowestMean, highestMean, lowestDispersion));
        }
        return withinBatches ? operation.withBatchColumn(batch) : operation;
    }

    private List<GeneCategory> exclusions() {
        List<GeneCategory> categories = new ArrayList<>();
        add(categories, excludeMitochondrial, GeneCategory.MITOCHONDRIAL);
        add(categories, excludeRibosomal, GeneCategory.RIBOSOMAL);
        add(categories, excludeHemoglobins, GeneCategory.HEMOGLOBIN);
        add(categories, excludeSexLinked, GeneCategory.SEX_LINKED);
        add(categories, excludeUnnamed, GeneCategory.UNNAMED);
        if (!pattern.isBlank()) {
            categories.add(GeneCategory.of("excluded", pattern.strip()));
        }
        return categories;
    }

    private static void add(List<GeneCategory> categories, boolean wanted, GeneCategory category) {
        if (wanted) {
            categories.add(category);
        }
    }

    private Set<String> cellCycle() {
        Set<String> genes = new HashSet<>();
        if (excludeCellCycle) {
            genes.addAll(SignatureLibrary.builtIn().get("CELL_CYCLE_S").genes());
            genes.addAll(SignatureLibrary.builtIn().get("CELL_CYCLE_G2M").genes());
        }
        return genes;
    }
}
