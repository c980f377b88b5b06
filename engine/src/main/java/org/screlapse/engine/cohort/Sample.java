package org.screlapse.engine.cohort;

import java.util.Map;

/**
 * One sample of a cohort.
 *
 * @param name its name
 * @param patient its patient, null if patients are not told apart
 * @param level its level of the factor that is compared, such as its timepoint
 * @param groups covariates that are names
 * @param numbers covariates that are numbers
 */
public record Sample(String name, String patient, String level, Map<String, String> groups,
    Map<String, Double> numbers) {}
