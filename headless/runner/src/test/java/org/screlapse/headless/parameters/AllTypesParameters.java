package org.screlapse.headless.parameters;

import java.util.Optional;

import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileReaderWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.filehandling.core.connections.FSCategory;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.updates.util.BooleanReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.util.AllColumnsProvider;

/** Fields of the node whose settings KNIME has written in the example "all-parameter-types". */
final class AllTypesParameters implements NodeParameters {

    enum Mode {
        FAST, SLOW
    }

    static final class Item implements NodeParameters {
        @Widget(title = "A", description = "a number")
        double m_a = 0.5;
    }

    static final class Group implements WidgetGroup, Persistable {
        @Widget(title = "X", description = "a number")
        int m_x = 2;
    }

    static final class UseIt implements BooleanReference {}

    @Widget(title = "Column", description = "a column")
    @ChoicesProvider(AllColumnsProvider.class)
    String m_column = "";

    @Widget(title = "Use it", description = "yes or no")
    @ValueReference(UseIt.class)
    boolean m_useIt = true;

    @Widget(title = "Seed", description = "a number")
    @Effect(predicate = UseIt.class, type = EffectType.SHOW)
    long m_seed = 42L;

    @Widget(title = "Maybe", description = "a text")
    Optional<String> m_maybe = Optional.empty();

    @Widget(title = "Maybe a number", description = "a number")
    Optional<Integer> m_maybeInt = Optional.of(3);

    @Widget(title = "Mode", description = "a mode")
    @ValueSwitchWidget
    Mode m_mode = Mode.FAST;

    @Widget(title = "Texts", description = "texts")
    @ChoicesProvider(AllColumnsProvider.class)
    String[] m_strings = {"i"};

    @Widget(title = "Items", description = "items")
    @ArrayWidget(elementTitle = "Item", addButtonText = "Add")
    Item[] m_items = {new Item(), new Item()};

    Group m_group = new Group();

    @Widget(title = "File", description = "a file")
    @Advanced
    @FileReaderWidget
    FileSelection m_file = new FileSelection(new FSLocation(FSCategory.RELATIVE, "knime.workflow.data", "in.txt"));

    String m_hidden = "persisted, no widget";

    AllTypesParameters() {
    }

    AllTypesParameters(NodeParametersInput input) {
        m_column = input.getInTableSpec(0).orElseThrow().getColumnSpec(0).getName();
    }
}
