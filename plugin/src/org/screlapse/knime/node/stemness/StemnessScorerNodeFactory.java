package org.screlapse.knime.node.stemness;

import org.knime.node.DefaultNodeFactory;
import org.screlapse.knime.node.scorer.SignatureScorerNodeFactory;

/**
 * The former name of <i>Signature Scorer</i>: workflows that were saved with it open, and settings that came since have
 * their defaults. Deprecated in {@code plugin.xml}, so that no repository offers it.
 */
public final class StemnessScorerNodeFactory extends DefaultNodeFactory {

    /** Made by KNIME. */
    public StemnessScorerNodeFactory() {
        super(SignatureScorerNodeFactory.NODE);
    }
}
