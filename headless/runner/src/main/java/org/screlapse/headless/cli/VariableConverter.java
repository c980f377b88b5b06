package org.screlapse.headless.cli;

import java.util.List;
import java.util.Optional;

import org.screlapse.headless.workflow.Variable;
import org.screlapse.headless.workflow.VariableType;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code name,value,type}. */
final class VariableConverter implements ITypeConverter<Variable> {

    @Override
    public Variable convert(String text) {
        List<String> parts = ArgumentTokens.split(text);
        if (parts.size() != 3) {
            throw new TypeConversionException("The argument -workflow.variable=" + text + " has " + parts.size()
                + " part(s), expected name,value,type; enclose a value that contains a comma in quotes.");
        }
        Optional<VariableType> type = VariableType.ofCommandLine(parts.get(2));
        if (type.isEmpty()) {
            throw new TypeConversionException("Invalid type for workflow variable " + parts.get(0) + ": '"
                + parts.get(2) + "'; it must be exactly String, int or double.");
        }
        try {
            return Variable.parse(parts.get(0), type.get(), parts.get(1));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(
                "The workflow variable " + parts.get(0) + " cannot be set: " + e.getMessage());
        }
    }
}
