package org.screlapse.knime.testing.dialog;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileReaderWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileWriterWidget;
import org.knime.core.webui.node.dialog.defaultdialog.widget.updates.TypeDependentMaxValidation;
import org.knime.core.webui.node.dialog.defaultdialog.widget.updates.TypeDependentMinValidation;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.TwinlistWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.text.TextAreaWidget;
import org.screlapse.headless.parameters.Instances;
import org.screlapse.headless.parameters.ParameterField;

/** Checks the annotations of one field that shape its control. */
final class WidgetCheck {

    private static final Map<Class<? extends Annotation>, Predicate<Class<?>>> FITS = new LinkedHashMap<>();

    static {
        FITS.put(ValueSwitchWidget.class, Class::isEnum);
        FITS.put(NumberInputWidget.class, WidgetCheck::isNumber);
        FITS.put(TextAreaWidget.class, type -> type == String.class);
        FITS.put(FileReaderWidget.class, type -> type == FileSelection.class);
        FITS.put(FileWriterWidget.class, type -> type == FileSelection.class);
        FITS.put(TwinlistWidget.class, type -> type == String[].class);
        FITS.put(ChoicesProvider.class, type -> type == String.class || type == String[].class);
    }

    private final ParameterField field;

    private final Class<?> type;

    private final List<String> problems = new ArrayList<>();

    private WidgetCheck(ParameterField field) {
        this.field = field;
        type = field.contentType().orElse(field.rawType());
    }

    static List<String> problems(ParameterField field) {
        var check = new WidgetCheck(field);
        check.texts();
        FITS.forEach(check::fits);
        check.choices();
        check.validations();
        return check.problems;
    }

    private static boolean isNumber(Class<?> type) {
        return Number.class.isAssignableFrom(type)
            || type.isPrimitive() && type != boolean.class && type != char.class && type != void.class;
    }

    private void texts() {
        field.annotation(Widget.class).ifPresent(widget -> {
            if (widget.title().isBlank()) {
                problems.add(field + " has a @Widget without a title.");
            }
            if (widget.description().isBlank()) {
                problems.add(field + " has a @Widget without a description.");
            }
            Xhtml.problem(widget.description())
                .ifPresent(problem -> problems.add("The description of " + field + " is no XHTML: " + problem));
            if (WidgetGroup.class.isAssignableFrom(field.rawType())) {
                problems.add(field + " is a group of options; its @Widget is ignored, give its options one.");
            }
            if (type == FileSelection.class && field.annotation(FileReaderWidget.class).isEmpty()
                && field.annotation(FileWriterWidget.class).isEmpty()) {
                problems.add(field + " is a file; add @FileReaderWidget or @FileWriterWidget.");
            }
        });
    }

    private void fits(Class<? extends Annotation> annotation, Predicate<Class<?>> isRightType) {
        if (field.annotation(annotation).isPresent() && !isRightType.test(type)) {
            problems.add("@" + annotation.getSimpleName() + " does not fit " + field + ", which is of type "
                + type.getSimpleName() + ".");
        }
    }

    private void choices() {
        if (field.annotation(ChoicesProvider.class).isEmpty() && field.annotation(Widget.class).isPresent()
            && type == String[].class) {
            problems.add(field + " chooses from a list; add a @ChoicesProvider.");
        }
        if (field.annotation(ArrayWidget.class).isPresent()
            && field.elementType().filter(WidgetGroup.class::isAssignableFrom).isEmpty()) {
            problems.add("@ArrayWidget does not fit " + field + ", which is no array of groups of options.");
        }
    }

    private void validations() {
        field.annotation(NumberInputWidget.class).ifPresent(widget -> {
            make(widget.minValidation(), TypeDependentMinValidation.class);
            make(widget.maxValidation(), TypeDependentMaxValidation.class);
        });
    }

    private void make(Class<?> validation, Class<?> none) {
        if (validation == none) {
            return;
        }
        try {
            Instances.create(validation);
        } catch (IllegalArgumentException e) {
            problems.add(field + ": " + e.getMessage());
        }
    }
}
