package org.screlapse.knime.dialog;

import java.util.List;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.screlapse.engine.data.ColumnType;

/** Offers the annotations of the cells at the first single-cell input that have one of some types. */
public abstract class CellColumnChoices implements StringChoicesProvider {

    private final ColumnType[] types;

    /** @param types the types offered */
    protected CellColumnChoices(ColumnType... types) {
        this.types = types;
    }

    @Override
    public List<String> choices(NodeParametersInput input) {
        return Inputs.summary(input).map(data -> data.cellColumnsOf(types)).orElse(List.of());
    }

    /** All annotations. */
    public static final class Any extends CellColumnChoices {
        /** Made by the dialog. */
        public Any() {
            super(ColumnType.values());
        }
    }

    /** Annotations that group the cells: patients, timepoints, cell types, labels. */
    public static final class Groups extends CellColumnChoices {
        /** Made by the dialog. */
        public Groups() {
            super(ColumnType.CATEGORICAL, ColumnType.BOOLEAN, ColumnType.INTEGER, ColumnType.TEXT);
        }
    }

    /** Annotations that are numbers: scores and counts. */
    public static final class Numbers extends CellColumnChoices {
        /** Made by the dialog. */
        public Numbers() {
            super(ColumnType.NUMERIC, ColumnType.INTEGER);
        }
    }
}
