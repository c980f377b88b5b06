/**
 * What is to be said about the stand-in itself. All else lies under the names that KNIME gives it; a node sees only
 * those.
 */
package org.screlapse.headless.api;
