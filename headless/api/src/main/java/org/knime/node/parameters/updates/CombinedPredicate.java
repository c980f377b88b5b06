package org.knime.node.parameters.updates;

import java.util.List;

/** A condition made of others. Without a dialog it is never evaluated, so that only its parts matter. */
record CombinedPredicate(List<EffectPredicate> parts) implements EffectPredicate {

    static EffectPredicate of(EffectPredicate... parts) {
        return new CombinedPredicate(List.of(parts)); // fails on a part that is null, as KNIME's dialog would
    }
}
