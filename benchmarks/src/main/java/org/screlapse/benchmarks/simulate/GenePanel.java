package org.screlapse.benchmarks.simulate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The genes of the simulated cohort: real symbols, sorted, each with the program that switches it.
 *
 * @param genes the genes
 */
record GenePanel(List<Gene> genes) {

    /**
     * A gene.
     *
     * @param symbol its official symbol
     * @param program the program that switches it
     */
    record Gene(String symbol, Program program) {}

    /** What switches a gene, and how abundant its RNA usually is, relative to other genes. */
    enum Program {
        /** The signature LSPC-Quiescent: high in stem-like cells. */
        STEM(0.30),
        /** Genes of that signature that all cells have much of. */
        STEM_ABUNDANT(3),
        /** S phase. */
        S(0.25),
        /** G2 and M phase. */
        G2M(0.25),
        /** T-cell development and T-ALL: lower in stem-like cells. */
        T_ALL(1.5),
        /** Transcription factors of which each patient has another one switched on. */
        DRIVER(0.1),
        /** Ribosomal proteins. */
        RIBOSOMAL(7),
        /** Mitochondrial genome. */
        MITOCHONDRIAL(8),
        /** Needed by every cell. */
        HOUSEKEEPING(4),
        /** All others. */
        OTHER(0.2);

        private final double abundance;

        Program(double abundance) {
            this.abundance = abundance;
        }

        double abundance() {
            return abundance;
        }
    }

    static GenePanel load() throws IOException {
        try (BufferedReader lines = new BufferedReader(
            new InputStreamReader(GenePanel.class.getResourceAsStream("genes.tsv"), StandardCharsets.UTF_8))) {
            return new GenePanel(lines.lines().skip(1).map(line -> line.split("\t"))
                .map(fields -> new Gene(fields[0], Program.valueOf(fields[1]))).toList());
        }
    }
}
