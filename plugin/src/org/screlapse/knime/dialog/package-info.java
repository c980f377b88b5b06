/** What dialogs offer: annotations, categories and embeddings of the single-cell data at the input. */
package org.screlapse.knime.dialog;
