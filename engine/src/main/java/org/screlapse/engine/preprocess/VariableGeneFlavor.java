package org.screlapse.engine.preprocess;

/** How the variability of a gene is measured; each like the method of that name in Scanpy. */
public enum VariableGeneFlavor {
    /**
     * Variance of the counts, standardized by the variance expected of a gene of that mean, which is a local regression
     * of the logarithms; {@code vst} of Seurat. Needs counts.
     */
    SEURAT_V3("seurat_v3"),
    /** Dispersion (variance over mean) of normalized counts, compared with genes of like mean in 20 bins. */
    SEURAT("seurat"),
    /** Dispersion of log-normalized values, compared with genes of like mean in bins between percentiles. */
    CELL_RANGER("cell_ranger"),
    /** Variance of analytic Pearson residuals, with an overdispersion of 100. Needs counts. */
    PEARSON_RESIDUALS("pearson_residuals");

    private final String scanpyName;

    VariableGeneFlavor(String scanpyName) {
        this.scanpyName = scanpyName;
    }

    /** @return its name in Scanpy */
    public String scanpyName() {
        return scanpyName;
    }
}
