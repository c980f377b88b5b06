/**
 * Smooth curves through points: local regression ({@link org.screlapse.engine.smooth.Loess}, robust
 * {@link org.screlapse.engine.smooth.Lowess}, local means {@link org.screlapse.engine.smooth.LocalMean}) and splines
 * ({@link org.screlapse.engine.smooth.NaturalSpline}, {@link org.screlapse.engine.smooth.GridSpline}), each with the
 * conventions of the R function that the field knows. Start with {@link org.screlapse.engine.smooth.Loess}.
 */
package org.screlapse.engine.smooth;
