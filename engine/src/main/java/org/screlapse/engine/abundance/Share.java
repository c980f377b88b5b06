package org.screlapse.engine.abundance;

import org.screlapse.engine.stats.Interval;
import org.screlapse.engine.stats.ProportionInterval;

/**
 * A population's share of the cells at one timepoint, all samples pooled.
 *
 * @param cells its cells
 * @param fraction its fraction of the cells
 * @param interval Wilson's interval of it
 */
public record Share(long cells, double fraction, Interval interval) {

    static Share of(double cells, double all) {
        return new Share((long) cells, cells / all, ProportionInterval.withDefaults().wilson((long) cells, (long) all));
    }
}
