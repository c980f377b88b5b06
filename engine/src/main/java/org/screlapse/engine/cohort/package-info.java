/**
 * Which cell belongs to which sample, patient, timepoint, stratum and clone, and what is compared with what.
 *
 * <p>
 * Start with {@link org.screlapse.engine.cohort.CohortColumns}, the names of the annotations, which operations hold and
 * which read a {@link org.screlapse.engine.cohort.Cohort}. What is compared is a
 * {@link org.screlapse.engine.cohort.Contrast}; a {@link org.screlapse.engine.cohort.ContrastChoice} is what a user
 * chose, and has all rules about references and what is compared with them. A cohort of bulk samples is the same thing
 * without cells: each row of its annotations is a sample.
 *
 * <p>
 * {@link org.screlapse.engine.cohort.CohortReader} reads the files of all samples that a
 * {@link org.screlapse.engine.cohort.SampleSheet} lists into one data set.
 */
package org.screlapse.engine.cohort;
