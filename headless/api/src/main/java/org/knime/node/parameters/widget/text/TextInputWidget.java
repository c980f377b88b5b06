package org.knime.node.parameters.widget.text;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.knime.node.parameters.widget.text.TextInputWidgetValidation.MaxLengthValidation;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.MinLengthValidation;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.PatternValidation;

/** What a text field accepts, checked by the dialog while the user types. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface TextInputWidget {

    /** @return shown in grey while the field is empty */
    String placeholder() default "";

    /** @return what the text must match; the abstract class itself stands for anything */
    Class<? extends PatternValidation> patternValidation() default PatternValidation.class;

    /** @return the greatest length; the abstract class itself stands for any */
    Class<? extends MaxLengthValidation> maxLengthValidation() default MaxLengthValidation.class;

    /** @return the smallest length; the abstract class itself stands for any */
    Class<? extends MinLengthValidation> minLengthValidation() default MinLengthValidation.class;
}
