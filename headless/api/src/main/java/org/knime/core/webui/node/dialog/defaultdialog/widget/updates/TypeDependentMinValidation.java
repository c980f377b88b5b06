package org.knime.core.webui.node.dialog.defaultdialog.widget.updates;

import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;

/** Stands for the lower limit of the field's type. */
public abstract class TypeDependentMinValidation extends MinValidation {

    /** Never made: the dialog replaces it by the limit of the type. */
    public TypeDependentMinValidation() {
    }
}
