package org.screlapse.knime.node.pca;

import java.util.List;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.Widget;
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
import org.knime.node.parameters.widget.choices.filter.TwinlistWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.screlapse.engine.embed.Pca;
import org.screlapse.engine.embed.PcaResult;
import org.screlapse.knime.dialog.CellColumnChoices;
import org.screlapse.knime.node.OperationParameters;

/** The dialog of <i>Single-Cell PCA</i>. */
final class SingleCellPcaNodeParameters implements OperationParameters<PcaResult> {

    enum Genes {
        @Label(value = "Variable genes", description = "Genes that Variable Genes has marked (annotation"
            + " highly_variable); all genes, with a warning, where there is no such mark.")
        VARIABLE, //
        @Label(value = "All genes", description = "Every gene of the data.")
        ALL
    }

    enum Expression {
        @Label(value = "Log-normalized", description = "Counts over size factors, log-transformed.")
        LOG_NORMALIZED, //
        @Label(value = "Pearson residuals", description = "How much each count differs from the one expected by the"
            + " totals of cell and gene, in standard deviations (Lause 2021). Needs no normalization; brings out small"
            + " populations. Genes are centered, always by the randomized solver.")
        PEARSON_RESIDUALS
    }

    enum Solver {
        @Label(value = "Automatic", description = "Exact up to 3,000 genes, randomized beyond.")
        AUTOMATIC, //
        @Label(value = "Exact", description = "From the covariances of all genes.")
        EXACT, //
        @Label(value = "Randomized", description = "Close approximations, in less memory where there are many genes.")
        RANDOMIZED
    }

    interface ExpressionReference extends ParameterReference<Expression> {}

    static final class ScaleReference implements BooleanReference {}

    static final class IsLogNormalized implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(ExpressionReference.class).isOneOf(Expression.LOG_NORMALIZED);
        }
    }

    static final class IsScaled implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(ExpressionReference.class).isOneOf(Expression.LOG_NORMALIZED)
                .and(i.getBoolean(ScaleReference.class).isTrue());
        }
    }

    @Widget(title = "Number of components",
        description = "How many principal components to compute; fewer where there" + " are too few cells or genes.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int components = 50;

    @Widget(title = "Genes", description = "The genes whose expression is used.")
    @ValueSwitchWidget
    Genes genes = Genes.VARIABLE;

    @Widget(title = "Expression", description = "What the components are made of.")
    @ValueSwitchWidget
    @ValueReference(ExpressionReference.class)
    @Migrate(loadDefaultIfAbsent = true)
    Expression expression = Expression.LOG_NORMALIZED;

    @Widget(title = "Scale genes to variance 1",
        description = "Gives each gene the same weight, however strongly it is"
            + " expressed. Otherwise genes are only centered.")
    @ValueReference(ScaleReference.class)
    @Effect(predicate = IsLogNormalized.class, type = EffectType.SHOW)
    boolean scale = true;

    @Widget(title = "Cut off at (standard deviations)",
        description = "Scaled values beyond this are cut off, so that a"
            + " few extreme cells do not make a component of their own. Seurat and Scanpy's tutorials use 10.")
    @Effect(predicate = IsScaled.class, type = EffectType.SHOW)
    double limit = 10;

    @Widget(title = "Regress out",
        description = "Numeric annotations of the cells whose linear effect is taken out of"
            + " each gene before, such as S_score, G2M_score or total_counts. Usually none.")
    @ChoicesProvider(CellColumnChoices.Numbers.class)
    @TwinlistWidget
    @Effect(predicate = IsLogNormalized.class, type = EffectType.SHOW)
    String[] covariates = {};

    @Widget(title = "Solver", description = "How the components are computed.")
    @Effect(predicate = IsLogNormalized.class, type = EffectType.SHOW)
    @Advanced
    Solver solver = Solver.AUTOMATIC;

    @Widget(title = "Seed", description = "Start of the random numbers from which the search for components starts.")
    @Advanced
    int seed = 0;

    @Override
    public Pca operation() {
        Pca pca = Pca.withDefaults().withComponents(components).withCovariates(covariates())
            .withSolver(Pca.Solver.valueOf(solver.name())).withSeed(seed);
        if (expression == Expression.PEARSON_RESIDUALS) {
            pca = pca.withPearsonResiduals();
        } else {
            pca = scale ? pca.withScaling(limit) : pca.withoutScaling();
        }
        return genes == Genes.ALL ? pca.withAllGenes() : pca;
    }

    /** Those of hidden settings do not count. */
    private List<String> covariates() {
        return expression == Expression.PEARSON_RESIDUALS ? List.of() : List.of(covariates);
    }
}
