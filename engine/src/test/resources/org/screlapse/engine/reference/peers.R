# What Seurat, GSVA, UCell and AUCell find in made/counts; the tests compare the engine with it.
#
# Made with R 4.2.2, Seurat 4.3.0 and GSVA 1.46.0 of Debian 12 (r-cran-seurat, r-bioc-gsva). UCell and AUCell are not in
# Debian: their scores are computed by their published rules (UCell 2.17, AUCell 1.25), which gave the numbers of the
# packages to 1e-10 (AUCell: within the chance of its ties) where both were at hand. Run it in this folder, after
# make_data.py: Rscript peers.R
suppressMessages({ library(Matrix); library(Seurat); library(GSVA) })
BINS <- 10; CONTROLS <- 10; COMPONENTS <- 15; VARIABLE <- 100

write <- function(name, table, ...) {
    for (column in names(table)) if (is.numeric(table[[column]])) table[[column]] <- signif(table[[column]], 10)
    write.csv(table, sprintf("made/R_%s.csv", name), quote = FALSE, ...)
}

read <- function(name) read.delim(sprintf("made/counts/%s.tsv.gz", name), header = FALSE)[[1]]
counts <- as(readMM("made/counts/matrix.mtx.gz"), "CsparseMatrix")
dimnames(counts) <- list(read("features"), read("barcodes"))
marked <- read.csv("made/counts/signatures.csv")
listed <- split(marked$gene, factor(marked$signature, unique(marked$signature)))
bare <- function(genes) sub("[+-]$", "", genes)
used <- lapply(listed, function(genes) sub("[+]$", "", genes[bare(genes) %in% rownames(counts)]))
up <- lapply(used, function(genes) genes[!grepl("-$", genes)])
long <- function(lists, column) {
    table <- data.frame(signature = rep(names(lists), lengths(lists)), gene = unlist(lists, use.names = FALSE))
    names(table)[2] <- column
    table
}
write("signature_genes_used", long(used, "gene"), row.names = FALSE)

data <- NormalizeData(CreateSeuratObject(counts), verbose = FALSE)
normal <- GetAssayData(data, slot = "data")
write("lognorm_cell_sums", data.frame(sum = colSums(normal), sumsq = colSums(normal^2)))

# variable genes, components, shared neighbors
data <- FindVariableFeatures(data, nfeatures = VARIABLE, verbose = FALSE)
write("Seurat_hvg_vst", data[["RNA"]]@meta.features[, c("vst.mean", "vst.variance", "vst.variance.expected",
                                                        "vst.variance.standardized")])
data <- RunPCA(ScaleData(data, verbose = FALSE), npcs = COMPONENTS, approx = FALSE, verbose = FALSE)
scores <- signif(Embeddings(data, "pca"), 10)
write("Seurat_pca_scores", as.data.frame(scores))
neighbors <- FindNeighbors(scores, k.param = 15, nn.method = "rann", nn.eps = 0, verbose = FALSE)$snn
edges <- summary(neighbors)
edges <- edges[order(edges$i, edges$j), ]
write("Seurat_snn_k15_rann_0based", data.frame(i = edges$i - 1, j = edges$j - 1, snn = edges$x), row.names = FALSE)

# scores by control genes; those that AddModuleScore draws are drawn again, which the check makes sure of
scored <- AddModuleScore(data, up, nbin = BINS, ctrl = CONTROLS, seed = 1)@meta.data[, paste0("Cluster", seq_along(up))]
names(scored) <- names(up)
write("Seurat_AddModuleScore", scored)
set.seed(1)
average <- sort(rowMeans(normal))
bins <- as.numeric(ggplot2::cut_number(average + rnorm(length(average)) / 1e30, BINS, labels = FALSE))
names(bins) <- names(average)
controls <- lapply(up, function(genes) unlist(lapply(genes, function(gene)
    names(sample(bins[bins == bins[gene]], CONTROLS)))))
controls <- lapply(controls, unique)
again <- mapply(function(genes, drawn) colMeans(normal[genes, ]) - colMeans(normal[drawn, ]), up, controls)
stopifnot(max(abs(again - as.matrix(scored))) < 1e-12)
write("Seurat_AddModuleScore_bins", data.frame(gene = names(average), avg = average, bin = bins), row.names = FALSE)
write("Seurat_AddModuleScore_controls", long(controls, "control_gene"), row.names = FALSE)
cycle <- CellCycleScoring(data, s.features = up$S, g2m.features = up$G2M, nbin = 24)@meta.data
write("Seurat_CellCycleScoring", cycle[, c("S.Score", "G2M.Score", "Phase")])

# GSVA; ssGSEA raw and divided by the range of all scores
gsva_scores <- function(...) t(gsva(as.matrix(normal), up, verbose = FALSE, ...))
write("GSVA_ssgsea_raw_first300cells", as.data.frame(gsva_scores(method = "ssgsea", ssgsea.norm = FALSE)))
write("GSVA_ssgsea_norm_first300cells", as.data.frame(gsva_scores(method = "ssgsea", ssgsea.norm = TRUE)))
write("GSVA_zscore_first300cells", as.data.frame(gsva_scores(method = "zscore")))

# UCell: ranks from the highest count, ties averaged, those of maxRank and beyond set to maxRank
rank_of <- apply(as.matrix(counts), 2, function(cell) rank(-cell))
ucell <- function(lists, limit, weight = 1, impute = FALSE) {
    part <- function(cell, genes) {
        here <- genes[genes %in% rownames(counts)]
        if (length(here) == 0) return(0)
        ranks <- pmin(rank_of[here, cell], limit)
        if (impute) ranks <- c(ranks, rep(limit, length(genes) - length(here)))
        n <- length(ranks)
        1 - (sum(ranks) - n * (n + 1) / 2) / (n * limit - n * (n + 1) / 2)
    }
    as.data.frame(sapply(lists, function(genes) sapply(seq_len(ncol(counts)), function(cell) {
        low <- grepl("-$", genes)
        max(0, part(cell, bare(genes[!low])) - weight * if (any(low)) part(cell, bare(genes[low])) else 0)
    })), row.names = colnames(counts))
}
for (limit in c(230, 100)) write(sprintf("UCell_maxRank%d", limit), ucell(used, limit))
DEFAULT <- nrow(counts)  # 1500, capped
write("UCell_wneg0.5", ucell(used, DEFAULT, weight = 0.5))
write("UCell_missing_skip", ucell(listed, DEFAULT))
write("UCell_missing_impute", ucell(listed, DEFAULT, impute = TRUE))
write("UCell_missing_signature_genes", long(lapply(listed, function(genes) sub("[+]$", "", genes)), "gene"),
      row.names = FALSE)

# AUCell: ranks with ties broken by chance, area below the recovery curve of the first 5%
top <- ceiling(0.05 * nrow(counts))
areas <- sapply(1:10, function(seed) {
    set.seed(seed)
    ranks <- apply(as.matrix(counts), 2, function(cell) rank(-cell, ties.method = "random"))
    rownames(ranks) <- rownames(counts)
    sapply(up, function(genes) apply(ranks[genes, ], 2, function(cell) {
        hits <- sort(cell[cell < top])
        highest <- sum(diff(c(which(seq_along(genes) < top), top)) * seq_len(min(length(genes), top - 1)))
        sum(diff(c(hits, top)) * seq_along(hits)) / highest
    }))
}, simplify = "array")
write("AUCell_mean_of_10_seeds", as.data.frame(apply(areas, 1:2, mean)))
write("AUCell_sd_of_10_seeds", as.data.frame(apply(areas, 1:2, sd)))
