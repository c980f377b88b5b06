package org.knime.node.parameters.widget.number;

import java.math.BigDecimal;

import org.knime.node.parameters.validation.BuiltinValidation;

/** A limit of a number field. */
public sealed interface NumberInputWidgetValidation extends BuiltinValidation {

    /** @return whether the limit itself is not allowed */
    default boolean isExclusive() {
        return false;
    }

    /** A lower limit. */
    abstract non-sealed class MinValidation implements NumberInputWidgetValidation {

        /** Made by the dialog. */
        public MinValidation() {
        }

        /** @return the limit */
        protected abstract double getMin();

        @Override
        public String getErrorMessage() {
            return (isExclusive() ? "The value must be greater than " : "The value must be at least ") + plain(getMin())
                + ".";
        }

        /** At least 0. */
        public static final class IsNonNegativeValidation extends MinValidation {

            /** Made by the dialog. */
            public IsNonNegativeValidation() {
            }

            @Override
            public double getMin() {
                return 0;
            }
        }

        /** At least 1. */
        public static final class IsPositiveIntegerValidation extends MinValidation {

            /** Made by the dialog. */
            public IsPositiveIntegerValidation() {
            }

            @Override
            public double getMin() {
                return 1;
            }
        }

        /** More than 0. */
        public static final class IsPositiveDoubleValidation extends MinValidation {

            /** Made by the dialog. */
            public IsPositiveDoubleValidation() {
            }

            @Override
            public double getMin() {
                return 0;
            }

            @Override
            public boolean isExclusive() {
                return true;
            }
        }
    }

    /** An upper limit. */
    abstract non-sealed class MaxValidation implements NumberInputWidgetValidation {

        /** Made by the dialog. */
        public MaxValidation() {
        }

        /** @return the limit */
        protected abstract double getMax();

        @Override
        public String getErrorMessage() {
            return (isExclusive() ? "The value must be less than " : "The value must not exceed ") + plain(getMax())
                + ".";
        }
    }

    private static String plain(double limit) {
        return BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString();
    }
}
