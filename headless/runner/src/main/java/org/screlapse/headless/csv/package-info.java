/**
 * KNIME's own <em>CSV Reader</em> and <em>CSV Writer</em>, rebuilt for the headless runner: which settings they store,
 * which types they guess, how they print a number. Start at {@link org.screlapse.headless.csv.CsvReaderNode} and
 * {@link org.screlapse.headless.csv.CsvWriterNode}; {@link org.screlapse.headless.csv.CsvParser} and
 * {@link org.screlapse.headless.csv.CsvRowPrinter} know the format itself and nothing about nodes.
 */
package org.screlapse.headless.csv;
