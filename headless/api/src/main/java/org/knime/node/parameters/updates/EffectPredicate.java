package org.knime.node.parameters.updates;

/** A condition on the options of a dialog, made by an {@link EffectPredicateProvider}. */
public interface EffectPredicate {

    /**
     * @param other another condition
     * @return holds where both hold
     */
    default EffectPredicate and(EffectPredicate other) {
        return CombinedPredicate.of(this, other);
    }

    /**
     * @param other another condition
     * @return holds where at least one holds
     */
    default EffectPredicate or(EffectPredicate other) {
        return CombinedPredicate.of(this, other);
    }

    /** @return holds where this does not */
    default EffectPredicate negate() {
        return CombinedPredicate.of(this);
    }
}
