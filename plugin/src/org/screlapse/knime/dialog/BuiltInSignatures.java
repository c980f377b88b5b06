package org.screlapse.knime.dialog;

import java.util.Arrays;
import java.util.List;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.widget.choices.StringChoice;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.screlapse.engine.signature.Signature;
import org.screlapse.engine.signature.SignatureLibrary;

/** Offers the built-in signatures, grouped by disease. */
public final class BuiltInSignatures implements StringChoicesProvider {

    @Override
    public List<StringChoice> computeState(NodeParametersInput input) {
        return SignatureLibrary.builtIn().groups().stream().flatMap(
            group -> group.signatures().stream().map(s -> new StringChoice(s.name(), group.name() + ": " + s.name())))
            .toList();
    }

    /**
     * @param names names of built-in signatures
     * @throws InvalidSettingsException if there is none of a name
     */
    public static void check(String... names) throws InvalidSettingsException {
        try {
            of(names);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    /**
     * @param names names of built-in signatures
     * @return these
     * @throws IllegalArgumentException if there is none of a name
     */
    public static List<Signature> of(String... names) {
        return Arrays.stream(names).map(SignatureLibrary.builtIn()::get).toList();
    }
}
