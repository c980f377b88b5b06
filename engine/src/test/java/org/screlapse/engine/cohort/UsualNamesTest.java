package org.screlapse.engine.cohort;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class UsualNamesTest {

    @Test
    public void annotationsAreFoundWhateverTheirSpelling() {
        List<String> names = List.of("n_counts", "orig.ident", "Donor ID", "Time_Point", "raw_clonotype_id");
        assertEquals(Optional.of("orig.ident"), UsualNames.sample(names));
        assertEquals(Optional.of("Donor ID"), UsualNames.patient(names));
        assertEquals(Optional.of("Time_Point"), UsualNames.timepoint(names));
        assertEquals(Optional.of("raw_clonotype_id"), UsualNames.clone(names));
        assertEquals("patient before donor", Optional.of("Patient"), UsualNames.patient(List.of("donor", "Patient")));
        assertEquals(Optional.empty(), UsualNames.patient(List.of("leiden")));
    }

    @Test
    public void theReferenceIsFoundByItsNameElseTheFirstInTime() {
        assertEquals(Optional.of("Diagnosis"), UsualNames.reference(List.of("relapse", "Diagnosis")));
        assertEquals(Optional.of("ctrl"), UsualNames.reference(List.of("stim", "ctrl")));
        assertEquals(Optional.of("day 0"), UsualNames.reference(List.of("day 33", "day 0", "day 15")));
        assertEquals(Optional.empty(), UsualNames.reference(List.of()));
    }
}
