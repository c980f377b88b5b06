package org.screlapse.knime.testing.dialog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.EffectPredicateProvider.PredicateInitializer;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.updates.StateProvider.StateProviderInitializer;
import org.knime.node.parameters.updates.ValueReference;
import org.screlapse.headless.parameters.Instances;
import org.screlapse.headless.parameters.ParameterField;

/** The names that fields of a dialog have, and whether conditions and computations use existing ones. */
final class References implements PredicateInitializer, StateProviderInitializer {

    private final Map<Class<?>, ParameterField> fields = new HashMap<>();

    private final List<String> problems = new ArrayList<>();

    private String user = "";

    List<String> problems() {
        return problems;
    }

    void add(ParameterField field) {
        field.annotation(ValueReference.class).map(ValueReference::value).ifPresent(reference -> {
            var other = fields.put(reference, field);
            if (other != null) {
                problems.add(field + " and " + other + " have the same @ValueReference " + reference.getSimpleName()
                    + "; give each its own.");
            }
        });
    }

    void checkPredicate(String usedBy, Class<? extends EffectPredicateProvider> provider) {
        check(usedBy, () -> getPredicate(provider));
    }

    void checkProvider(String usedBy, Class<?> provider) {
        check(usedBy, () -> ((StateProvider<?>) Instances.create(provider)).init(this));
    }

    private void check(String usedBy, Runnable check) {
        user = usedBy;
        try {
            check.run();
        } catch (RuntimeException e) { // whatever an author's class throws is what we look for
            problems.add(usedBy + ": " + e.getMessage());
        }
    }

    private ParameterField use(Class<?> reference) {
        var field = fields.get(reference);
        if (field == null) {
            problems.add(user + " refers to " + reference.getSimpleName() + ", which no field has; add @ValueReference("
                + reference.getSimpleName() + ".class) to one.");
        }
        return field;
    }

    private EffectPredicate use(Class<?> reference, Predicate<Class<?>> isRightType, String what) {
        var field = use(reference);
        if (field != null && !isRightType.test(field.rawType())) {
            problems.add(user + " takes " + field + " for " + what + ", but it is of type "
                + field.rawType().getSimpleName() + ".");
        }
        return new EffectPredicate() {};
    }

    @Override
    public StringReference getString(Class<? extends ParameterReference<String>> reference) {
        var predicate = use(reference, type -> type == String.class, "a text");
        return new StringReference() {

            @Override
            public EffectPredicate isEqualTo(String value) {
                return predicate;
            }

            @Override
            public EffectPredicate matchesPattern(String pattern) {
                return predicate;
            }
        };
    }

    @Override
    public BooleanReference getBoolean(Class<? extends ParameterReference<Boolean>> reference) {
        var predicate = use(reference, type -> type == boolean.class || type == Boolean.class, "a yes/no field");
        return new BooleanReference() {

            @Override
            public EffectPredicate isTrue() {
                return predicate;
            }

            @Override
            public EffectPredicate isFalse() {
                return predicate;
            }
        };
    }

    @Override
    public <T> ArrayReference getArray(Class<? extends ParameterReference<T[]>> reference) {
        var predicate = use(reference, Class::isArray, "an array");
        return new ArrayReference() {

            @Override
            public EffectPredicate hasMultipleItems() {
                return predicate;
            }

            @Override
            public EffectPredicate containsElementSatisfying(EffectPredicateProvider elementPredicate) {
                return getPredicate(elementPredicate);
            }
        };
    }

    @Override
    public <E extends Enum<E>> EnumReference<E> getEnum(Class<? extends ParameterReference<E>> reference) {
        var predicate = use(reference, Class::isEnum, "an enum");
        return new EnumReference<>() {

            @Override
            @SafeVarargs
            public final EffectPredicate isOneOf(E... values) {
                return predicate;
            }
        };
    }

    @Override
    public EffectPredicate getPredicate(Class<? extends EffectPredicateProvider> predicateProviderClass) {
        return getPredicate(Instances.create(predicateProviderClass));
    }

    @Override
    public EffectPredicate getPredicate(EffectPredicateProvider predicateProvider) {
        var predicate = predicateProvider.init(this);
        if (predicate == null) {
            throw new IllegalArgumentException(predicateProvider.getClass().getName() + " makes no condition.");
        }
        return predicate;
    }

    @Override
    public NodeParametersInput getNodeParametersInput() {
        throw new IllegalStateException("Nothing is known about the ports while the class is checked.");
    }

    @Override
    public <T> Supplier<T> computeFromValueSupplier(Class<? extends ParameterReference<T>> ref) {
        return getValueSupplier(ref);
    }

    @Override
    public <T> Supplier<T> getValueSupplier(Class<? extends ParameterReference<T>> ref) {
        use(ref);
        return () -> null;
    }

    @Override
    public <T> void computeOnValueChange(Class<? extends ParameterReference<T>> id) {
        use(id);
    }

    @Override
    public void computeBeforeOpenDialog() {
        // always possible
    }
}
