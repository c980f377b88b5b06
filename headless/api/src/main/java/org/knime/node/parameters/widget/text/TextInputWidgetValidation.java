package org.knime.node.parameters.widget.text;

import org.knime.node.parameters.validation.BuiltinValidation;

/** What a text field accepts. */
public sealed interface TextInputWidgetValidation extends BuiltinValidation {

    /** The text must match a regular expression. */
    abstract non-sealed class PatternValidation implements TextInputWidgetValidation {

        /** Made by the dialog. */
        public PatternValidation() {
        }

        /** @return the regular expression */
        protected abstract String getPattern();

        @Override
        public String getErrorMessage() {
            return "The string must match the pattern: " + getPattern();
        }

        /** At least one character that is no white space. */
        public static final class IsNotBlankValidation extends PatternValidation {

            /** Made by the dialog. */
            public IsNotBlankValidation() {
            }

            @Override
            public String getPattern() {
                return ".*\\S.*";
            }

            @Override
            public String getErrorMessage() {
                return "The field cannot be blank.";
            }
        }

        /** At least one character. */
        public static final class IsNotEmptyValidation extends MinLengthValidation {

            /** Made by the dialog. */
            public IsNotEmptyValidation() {
            }

            @Override
            protected int getMinLength() {
                return 1;
            }

            @Override
            public String getErrorMessage() {
                return "The field cannot be empty.";
            }
        }

        /** Exactly one character. */
        public static final class IsSingleCharacterValidation extends PatternValidation {

            /** Made by the dialog. */
            public IsSingleCharacterValidation() {
            }

            @Override
            public String getPattern() {
                return "^.$";
            }

            @Override
            public String getErrorMessage() {
                return "The string must be a single character.";
            }
        }
    }

    /** The text must have a length of at least something. */
    abstract non-sealed class MinLengthValidation implements TextInputWidgetValidation {

        /** Made by the dialog. */
        public MinLengthValidation() {
        }

        /** @return the smallest length */
        protected abstract int getMinLength();

        @Override
        public String getErrorMessage() {
            return "The string must have a length of at least " + getMinLength() + ".";
        }
    }

    /** The text must have a length of at most something. */
    abstract non-sealed class MaxLengthValidation implements TextInputWidgetValidation {

        /** Made by the dialog. */
        public MaxLengthValidation() {
        }

        /** @return the greatest length */
        protected abstract int getMaxLength();

        @Override
        public String getErrorMessage() {
            return "The string must have a length of at most " + getMaxLength() + ".";
        }
    }
}
