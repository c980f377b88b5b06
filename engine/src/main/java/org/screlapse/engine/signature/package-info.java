/**
 * Gene signatures: the built-in ones, files and tables of them, and how their genes are found among those of a data
 * set.
 *
 * <p>
 * Start with {@link org.screlapse.engine.signature.Signature} and
 * {@link org.screlapse.engine.signature.SignatureLibrary}; {@link org.screlapse.engine.signature.SignatureReader} reads
 * files, {@link org.screlapse.engine.signature.GeneMatcher} finds genes in data that name them otherwise.
 */
package org.screlapse.engine.signature;
