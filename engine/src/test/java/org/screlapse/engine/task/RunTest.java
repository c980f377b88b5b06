package org.screlapse.engine.task;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;

public class RunTest {

    @Test
    public void partsShareTheNotesOfTheRun() {
        Run run = Run.silent();
        run.note("One.");
        run.part(0, 0.5).note("Two.");
        run.part(0.5, 1).part(0, 1).note("One.");
        assertEquals("in their order, none twice", List.of("One.", "Two."), run.notes());
    }
}
