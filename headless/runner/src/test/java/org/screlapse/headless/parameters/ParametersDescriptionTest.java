package org.screlapse.headless.parameters;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;

import org.junit.Test;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.widget.choices.Label;

public class ParametersDescriptionTest {

    enum Style {
        @Label(value = "As is", description = "unchanged")
        PLAIN, UPPER_CASE
    }

    static final class Parameters implements NodeParameters {

        @Section(title = "Second")
        @After(First.class)
        interface A {}

        @Section(title = "First")
        interface First {}

        @Widget(title = "In second", description = "d")
        @Layout(A.class)
        Style style = Style.PLAIN;

        @Layout(First.class)
        Inner inner = new Inner();

        @Widget(title = "Anywhere", description = "d")
        int anywhere;
    }

    static final class Inner implements WidgetGroup, Persistable {
        @Widget(title = "In first", description = "d")
        String text = "";
    }

    @Test
    public void optionsStandInTheOrderOfTheDialog() {
        var options = ParametersDescription.of(Parameters.class);
        assertEquals(List.of("anywhere", "inner.text", "style"),
            options.stream().map(OptionDescription::path).toList());
        assertEquals(List.of(List.of(), List.of("First"), List.of("Second")),
            options.stream().map(OptionDescription::sections).toList());
    }

    @Test
    public void choicesAndElementsAreDescribed() {
        assertEquals(
            List.of(new OptionDescription.Choice("PLAIN", "As is", "unchanged"),
                new OptionDescription.Choice("UPPER_CASE", "Upper case", "")),
            ParametersDescription.of(Parameters.class).get(2).choices());
        var all = ParametersDescription.of(AllTypesParameters.class);
        assertTrue(all.stream().filter(OptionDescription::advanced).map(OptionDescription::title).toList()
            .equals(List.of("File")));
        assertEquals("A",
            all.stream().filter(o -> o.path().equals("items")).findFirst().orElseThrow().elements().get(0).title());
    }
}
