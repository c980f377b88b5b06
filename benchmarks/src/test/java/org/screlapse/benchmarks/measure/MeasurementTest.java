package org.screlapse.benchmarks.measure;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class MeasurementTest {

    private static final double EXACT = 0;

    @Test
    public void medianIsTheMiddle() {
        Measurement measurement = new Measurement(List.of(9.0, 2.0, 4.0), List.of(3.0, 1.0), 5, 6);
        assertEquals(4, measurement.median(), EXACT);
        assertEquals(9, measurement.first(), EXACT);
        assertEquals(2, measurement.fastest(), EXACT);
        assertEquals(2, measurement.medianCpu(), EXACT);
    }

    @Test
    public void textsAreReadBackEqual() {
        Measurement measurement = new Measurement(List.of(1.5, 0.1), List.of(), 12.25, Double.NaN);
        assertEquals(measurement, Measurement.parse(measurement.toTexts()));
    }

    @Test
    public void whatPeersDoNotPrintIsNotKnown() {
        Measurement peer = Measurement.parse(Map.of("seconds", "2.0 3.0"));
        assertEquals(2.5, peer.median(), EXACT);
        assertTrue(Double.isNaN(peer.medianCpu()));
        assertEquals("null", Json.of(peer.medianCpu()));
    }

    @Test
    public void bodyRunsAsOftenAsAsked() throws IOException {
        int[] runs = {0};
        assertEquals(3, Meter.measure(3, () -> runs[0]++).seconds().size());
        assertEquals(3, runs[0]);
    }

    @Test
    public void jsonIsSortedAndEscaped() {
        assertEquals("{\"a\": [1, 2.5, true], \"b\": \"say \\\"hi\\\" \\\\\"}",
            Json.of(Map.of("b", "say \"hi\" \\", "a", List.of(1, 2.5, true))));
    }
}
