package org.screlapse.engine.stats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * False discovery rates over families of findings. A family is what one test found of all that is of one kind, in the
 * same patient or in all, in the same stratum, at the same levels: all populations make one family, all scores another.
 */
public final class Fdr {

    private record Family(String kind, String test, String whom, String where, List<String> when) {

        static Family of(Finding finding) {
            return new Family(finding.kind(), finding.result().test(), finding.whom(), finding.where(), finding.when());
        }
    }

    private Fdr() {
    }

    /**
     * @param findings findings, in any order
     * @return the same, each with the rate of Benjamini and Hochberg over its family
     */
    public static List<Finding> adjusted(List<Finding> findings) {
        Map<Family, List<Integer>> families = new LinkedHashMap<>();
        for (int i = 0; i < findings.size(); i++) {
            families.computeIfAbsent(Family.of(findings.get(i)), family -> new ArrayList<>()).add(i);
        }
        List<Finding> adjusted = new ArrayList<>(findings);
        for (List<Integer> family : families.values()) {
            double[] rates =
                BenjaminiHochberg.adjust(family.stream().mapToDouble(i -> findings.get(i).pValue()).toArray());
            for (int k = 0; k < rates.length; k++) {
                adjusted.set(family.get(k), findings.get(family.get(k)).withFdr(rates[k]));
            }
        }
        return List.copyOf(adjusted);
    }
}
