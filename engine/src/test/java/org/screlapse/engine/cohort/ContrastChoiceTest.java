package org.screlapse.engine.cohort;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import org.junit.Test;

public class ContrastChoiceTest {

    @Test
    public void numbersComeInTheirOrderHoweverTheDataAreSorted() {
        List<String> there = List.of("33", "0", "100", "15");
        List<Contrast> contrasts = ContrastChoice.of("0", "").contrasts("day", there);
        assertEquals(List.of("15", "33", "100"), contrasts.stream().map(Contrast::other).toList());
        assertEquals(List.of("0", "15", "33", "100"), TimeOrder.ordered(contrasts, List.of(), there));
        assertEquals("a reference in the middle", List.of("0", "15", "33", "100"),
            TimeOrder.ordered(ContrastChoice.of("15", "").contrasts("day", there), List.of(), there));
        assertEquals(List.of("0.0", "15.5", "33.0"), TimeOrder.of(List.of("33.0", "0.0", "15.5")));
        assertEquals(List.of("-7", "0"), TimeOrder.of(List.of("0", "-7")));
    }

    @Test
    public void namesWithNumbersComeInTheOrderOfTheNumbers() {
        assertEquals(List.of("day 0", "day 15", "day 100"), TimeOrder.of(List.of("day 100", "day 15", "day 0")));
        assertEquals(List.of("2 months", "10 months"), TimeOrder.of(List.of("10 months", "2 months")));
        assertEquals("hyphens that join", List.of("day-0", "day-15", "day-100"),
            TimeOrder.of(List.of("day-100", "day-0", "day-15")));
        assertEquals("signs", List.of("d-7", "d0", "d7"), TimeOrder.of(List.of("d0", "d7", "d-7")));
        assertEquals("signs only", List.of("day -7", "day -3"), TimeOrder.of(List.of("day -3", "day -7")));
    }

    @Test
    public void otherNamesComeAsTheyAreAndTheReferenceFirst() {
        List<String> there = List.of("relapse", "diagnosis", "day 15");
        List<Contrast> contrasts = ContrastChoice.of("diagnosis", "").contrasts("timepoint", there);
        assertEquals(List.of("diagnosis", "relapse", "day 15"), TimeOrder.ordered(contrasts, List.of(), there));
        assertEquals("an order that was given stays", List.of("day 15", "relapse"),
            TimeOrder.ordered(contrasts, List.of("day 15", "relapse"), there));
        assertEquals(List.of("day 15", "d 0"), TimeOrder.of(List.of("day 15", "d 0")));
        assertRefused("There is no \"day 33\" in \"timepoint\"; it has [relapse, diagnosis, day 15].",
            () -> TimeOrder.ordered(contrasts, List.of("day 33"), there));
        assertRefused("The order of \"timepoint\", relapse, relapse, names a value twice; name each once.",
            () -> TimeOrder.ordered(contrasts, List.of("relapse", "relapse"), there));
    }

    @Test
    public void chosenLevelsKeepTheirOrder() {
        assertEquals(List.of(new Contrast("day", "0", "33"), new Contrast("day", "0", "15")),
            new ContrastChoice("0", List.of("33", "15", "33")).contrasts("day", List.of("0", "15", "33")));
    }

    @Test
    public void aTreatmentIsAFactorAsATimepointIs() {
        assertEquals(List.of(new Contrast("treatment", "untreated", "treated")),
            ContrastChoice.of("untreated", "").contrasts("treatment", List.of("treated", "untreated")));
    }

    @Test
    public void mistakesAreNamed() {
        List<String> there = List.of("diagnosis", "relapse");
        assertRefused("Choose the reference, such as diagnosis or untreated; \"tp\" has [diagnosis, relapse].",
            () -> ContrastChoice.NONE.check("tp", there));
        assertRefused("Choose the reference, such as diagnosis or untreated.",
            () -> ContrastChoice.NONE.check("tp", List.of()));
        assertRefused("There is no \"Diagnosis\" in \"tp\"; it has [diagnosis, relapse].",
            () -> ContrastChoice.of("Diagnosis", "").check("tp", there));
        assertRefused("There is no \"day 28\" in \"tp\"; it has [diagnosis, relapse].",
            () -> ContrastChoice.of("diagnosis", "day 28").check("tp", there));
        assertRefused("The reference, \"relapse\", is compared with itself; choose another value of \"tp\", which has"
            + " [diagnosis, relapse].", () -> ContrastChoice.of("relapse", "relapse").check("tp", there));
        assertRefused("There is only one value in \"tp\", \"relapse\"; a comparison needs at least two.",
            () -> ContrastChoice.of("relapse", "").check("tp", List.of("relapse")));
        ContrastChoice.of("a", "b").check("tp", List.of());
    }

    private static void assertRefused(String message, Runnable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }
}
