package org.screlapse.engine.timepoint;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.screlapse.engine.timepoint.FurtherTest.Kind;

/** Looks at the rows of further tests. */
final class FurtherRows {
    private static final double R = 1e-8;

    private FurtherRows() {
    }

    /** The only such row. */
    static FurtherTest find(TimepointResult in, Kind kind, String measure, String patient, String stratum) {
        List<FurtherTest> rows =
            in.further().stream().filter(row -> row.kind() == kind && row.measure().name().equals(measure)
                && Objects.equals(row.patient(), patient) && Objects.equals(row.stratum(), stratum)).toList();
        assertEquals(kind + " of " + measure + String.format(Locale.ROOT, " (%d rows)", rows.size()), 1, rows.size());
        return rows.get(0);
    }

    /** Estimate, interval, statistic and p-value; an expected NaN of the statistic is not looked at. */
    static void assertRow(FurtherTest row, double estimate, double low, double high, double statistic, double p) {
        assertArrayEquals(new double[]{estimate, low, high}, new double[]{row.estimate(), row.low(), row.high()}, R);
        assertEquals(p, row.pValue(), R * p);
        if (!Double.isNaN(statistic)) {
            assertEquals(statistic, row.statistic(), R * Math.max(1, Math.abs(statistic)));
        }
        assertNull(row.patient() == null ? null : row.stratum());
    }
}
