package org.knime.core.webui.node.dialog.defaultdialog.widget.updates;

import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;

/** Stands for the upper limit of the field's type. */
public abstract class TypeDependentMaxValidation extends MaxValidation {

    /** Never made: the dialog replaces it by the limit of the type. */
    public TypeDependentMaxValidation() {
    }
}
