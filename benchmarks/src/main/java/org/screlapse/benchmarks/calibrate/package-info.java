/**
 * Are the answers right where the truth is known? {@link org.screlapse.benchmarks.calibrate.CalibrateCommand} runs the
 * calibrations, which live beside the benchmarks of what they calibrate.
 */
package org.screlapse.benchmarks.calibrate;
