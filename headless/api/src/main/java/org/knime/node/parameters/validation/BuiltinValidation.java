package org.knime.node.parameters.validation;

/** A check that the dialog makes while the user types. A node makes it again in its own validation. */
public interface BuiltinValidation {

    /** @return what the user is told */
    String getErrorMessage();
}
