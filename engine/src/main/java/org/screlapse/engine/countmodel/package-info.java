/**
 * Count models: whether the counts of a population, a neighborhood or a gene differ between groups of samples.
 *
 * <p>
 * {@link org.screlapse.engine.countmodel.QuasiLikelihood} is the operation. It takes counts of features × samples and a
 * {@link org.screlapse.engine.countmodel.Design}, scales the samples
 * ({@link org.screlapse.engine.countmodel.Normalization}), finds how much the counts scatter at each level
 * ({@link org.screlapse.engine.countmodel.DispersionEstimate}), fits a negative-binomial model to each feature
 * ({@link org.screlapse.engine.countmodel.NegativeBinomialGlm}), lets the features learn their variance from one
 * another ({@link org.screlapse.engine.countmodel.VariancePrior}) and tests a coefficient.
 *
 * <p>
 * The method is the quasi-likelihood pipeline of edgeR 3.40 (Lund 2012, Chen 2016), written from the papers; the tests
 * compare it with edgeR's results.
 */
package org.screlapse.engine.countmodel;
