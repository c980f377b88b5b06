/**
 * What dialogs offer: annotations, categories and embeddings of the single-cell data at the input, and the built-in
 * signatures.
 */
package org.screlapse.knime.dialog;
