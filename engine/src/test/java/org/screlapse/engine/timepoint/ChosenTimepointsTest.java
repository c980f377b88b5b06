package org.screlapse.engine.timepoint;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;

public class ChosenTimepointsTest {
    @Test
    public void numbersComeInTheirOrderHoweverTheDataAreSorted() {
        List<String> there = List.of("33", "0", "100", "15");
        ChosenTimepoints chosen = ChosenTimepoints.of("0", List.of(), there);
        assertEquals(List.of("15", "33", "100"), chosen.later());
        assertEquals(List.of("0", "15", "33", "100"), chosen.ordered(List.of(), there));
        assertEquals("a reference in the middle", List.of("0", "15", "33", "100"),
            ChosenTimepoints.of("15", List.of(), there).ordered(List.of(), there));
        assertEquals(List.of("0.0", "15.5", "33.0"), ChosenTimepoints.inTime(List.of("33.0", "0.0", "15.5")));
        assertEquals(List.of("-7", "0"), ChosenTimepoints.inTime(List.of("0", "-7")));
    }

    @Test
    public void namesWithNumbersComeInTheOrderOfTheNumbers() {
        assertEquals(List.of("day 0", "day 15", "day 100"),
            ChosenTimepoints.inTime(List.of("day 100", "day 15", "day 0")));
        assertEquals(List.of("2 months", "10 months"), ChosenTimepoints.inTime(List.of("10 months", "2 months")));
        assertEquals("hyphens that join", List.of("day-0", "day-15", "day-100"),
            ChosenTimepoints.inTime(List.of("day-100", "day-0", "day-15")));
        assertEquals("signs", List.of("d-7", "d0", "d7"), ChosenTimepoints.inTime(List.of("d0", "d7", "d-7")));
        assertEquals("signs only", List.of("day -7", "day -3"), ChosenTimepoints.inTime(List.of("day -3", "day -7")));
    }

    @Test
    public void otherNamesComeAsTheyAreAndTheReferenceFirst() {
        List<String> there = List.of("relapse", "diagnosis", "day 15");
        ChosenTimepoints chosen = ChosenTimepoints.of("diagnosis", List.of(), there);
        assertEquals(List.of("diagnosis", "relapse", "day 15"), chosen.ordered(List.of(), there));
        assertEquals("an order that was given stays", List.of("day 15", "relapse"),
            chosen.ordered(List.of("day 15", "relapse"), there));
        assertEquals(List.of("day 15", "d 0"), ChosenTimepoints.inTime(List.of("day 15", "d 0")));
    }

    @Test
    public void chosenTimepointsKeepTheirOrder() {
        assertEquals(List.of("33", "15"),
            ChosenTimepoints.of("0", List.of("33", "15"), List.of("0", "15", "33")).later());
    }
}
