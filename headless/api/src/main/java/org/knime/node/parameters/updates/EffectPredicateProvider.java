package org.knime.node.parameters.updates;

/** Makes the condition of an {@link Effect}. */
@FunctionalInterface
public interface EffectPredicateProvider {

    /**
     * @param i gives conditions on single fields, by their names
     * @return the condition
     */
    EffectPredicate init(PredicateInitializer i);

    /**
     * @param predicates conditions
     * @return holds where all hold
     */
    default EffectPredicate and(EffectPredicate... predicates) {
        return CombinedPredicate.of(predicates);
    }

    /**
     * @param predicates conditions
     * @return holds where at least one holds
     */
    default EffectPredicate or(EffectPredicate... predicates) {
        return CombinedPredicate.of(predicates);
    }

    /**
     * @param predicate a condition
     * @return holds where that does not
     */
    default EffectPredicate not(EffectPredicate predicate) {
        return CombinedPredicate.of(predicate);
    }

    /** Gives conditions on single fields. */
    interface PredicateInitializer {

        /**
         * @param reference the name of a text field
         * @return conditions on it
         */
        StringReference getString(Class<? extends ParameterReference<String>> reference);

        /**
         * @param reference the name of a yes/no field
         * @return conditions on it
         */
        BooleanReference getBoolean(Class<? extends ParameterReference<Boolean>> reference);

        /**
         * @param <T> the type of an element
         * @param reference the name of an array field
         * @return conditions on it
         */
        <T> ArrayReference getArray(Class<? extends ParameterReference<T[]>> reference);

        /**
         * @param <E> the type of the field
         * @param reference the name of an enum field
         * @return conditions on it
         */
        <E extends Enum<E>> EnumReference<E> getEnum(Class<? extends ParameterReference<E>> reference);

        /**
         * @param predicateProviderClass makes a condition
         * @return that condition
         */
        EffectPredicate getPredicate(Class<? extends EffectPredicateProvider> predicateProviderClass);

        /**
         * @param predicateProvider makes a condition
         * @return that condition
         */
        EffectPredicate getPredicate(EffectPredicateProvider predicateProvider);

        /** Conditions on a text field. */
        interface StringReference {

            /**
             * @param value a text
             * @return holds where the field is that text
             */
            EffectPredicate isEqualTo(String value);

            /**
             * @param pattern a regular expression
             * @return holds where the whole text matches it
             */
            EffectPredicate matchesPattern(String pattern);
        }

        /** Conditions on a yes/no field. */
        interface BooleanReference {

            /** @return holds where the field is true */
            EffectPredicate isTrue();

            /** @return holds where the field is false */
            EffectPredicate isFalse();
        }

        /**
         * Conditions on an enum field.
         *
         * @param <E> the type of the field
         */
        interface EnumReference<E extends Enum<E>> {

            /**
             * @param values constants
             * @return holds where the field is one of them
             */
            @SuppressWarnings("unchecked")
            EffectPredicate isOneOf(E... values);
        }

        /** Conditions on an array field. */
        interface ArrayReference {

            /** @return holds where there is more than one element */
            EffectPredicate hasMultipleItems();

            /**
             * @param elementPredicate a condition on the fields of an element
             * @return holds where at least one element meets it
             */
            EffectPredicate containsElementSatisfying(EffectPredicateProvider elementPredicate);
        }
    }
}
