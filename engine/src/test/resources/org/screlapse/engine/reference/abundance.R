# A simulated cohort of about 1,000 cells, 12 clusters and six patients at diagnosis and relapse, and what edgeR and the method of
# miloR find in it; the tests compare the engine with it.
#
# Made with R 4.2.2, edgeR 3.40.2 and BiocNeighbors 1.16.0 of Debian 12 (r-bioc-edger,
# r-bioc-biocneighbors). miloR is not in Debian: neighborhoods and spatial FDR are computed as
# published (Dann et al., Nature Biotechnology 40, 2022), not by the package. That the engine draws and finds what miloR
# 2.5.1 itself does is tested on a larger cohort, sim10k, which does not travel. Run it in this folder: Rscript abundance.R
suppressMessages({ library(edgeR); library(BiocNeighbors) })
K <- 30; SHARE <- 0.1; DIMENSIONS <- 8

write <- function(name, table, ...) {
    table <- as.data.frame(table, check.names = FALSE)
    for (column in names(table)) if (is.numeric(table[[column]])) table[[column]] <- signif(table[[column]], 11)
    write.csv(table, sprintf("made/made_%s.csv", name), quote = FALSE, ...)
}

# the cohort
set.seed(14)
cells <- expand.grid(cell = 1:95, timepoint = c("Diagnosis", "Relapse"), patient = sprintf("P%02d", 1:6))
cells <- cells[runif(nrow(cells)) < 0.9, ] # samples of as many cells would tie in what TMM compares
clusters <- c("Stem-like", sprintf("Cluster%02d", 2:12))
of_patient <- matrix(rgamma(12 * 6, 8), 12)
cells$cluster <- sapply(seq_len(nrow(cells)), function(i) {
    weight <- of_patient[, cells$patient[i]]
    weight[1] <- weight[1] * if (cells$timepoint[i] == "Relapse") 3.5 else 1
    sample(clusters, 1, prob = weight)
})
cells$sample <- paste0(cells$patient, ifelse(cells$timepoint == "Relapse", "_REL", "_DX"))
cells <- cells[sample(nrow(cells)), c("patient", "timepoint", "sample", "cluster")]
rownames(cells) <- sprintf("cell%04d", seq_len(nrow(cells)))
centers <- matrix(rnorm(12 * DIMENSIONS, sd = 2), 12, dimnames = list(clusters, NULL))
shifts <- matrix(rnorm(6 * DIMENSIONS, sd = 0.2), 6, dimnames = list(sprintf("P%02d", 1:6), NULL))
points <- centers[cells$cluster, ] + shifts[as.character(cells$patient), ] + rnorm(nrow(cells) * DIMENSIONS)
points <- round(points, 4)
dimnames(points) <- list(rownames(cells), paste0("PC", 1:DIMENSIONS))
write("milo_input_meta", cells)
write("milo_input_PCA", points)

# edgeR: clusters, paired and not, and genes summed per sample
samples <- sort(unique(cells$sample))
design_of <- data.frame(patient = sub("_.*", "", samples), timepoint = ifelse(grepl("REL", samples), "Relapse", "Diagnosis"))
paired <- model.matrix(~patient + timepoint, design_of)
unpaired <- model.matrix(~timepoint, design_of)
rownames(paired) <- rownames(unpaired) <- samples
table_of <- table(factor(cells$cluster, sort(clusters)), factor(cells$sample, samples))
by_cluster <- matrix(table_of, nrow(table_of), dimnames = dimnames(table_of))
genes <- 100
rate <- exp(rnorm(genes, 4, 0.8)) * exp(matrix(rnorm(genes * 6, sd = 0.25), genes))[, rep(1:6, each = 2)]
rate[1:15, c(FALSE, TRUE)] <- 2.5 * rate[1:15, c(FALSE, TRUE)]
by_gene <- matrix(rnbinom(genes * 12, mu = rate %*% diag(runif(12, 0.6, 1.6)), size = rep(1 / (0.02 + 0.4 / rchisq(genes, 10)), 12)),
                  genes, dimnames = list(sprintf("gene%03d", 1:genes), samples))

fit <- function(counts, design, normalization, robust) {
    data <- calcNormFactors(DGEList(counts), method = normalization)
    data <- estimateDisp(data, design)
    fitted <- glmQLFit(data, design, robust = robust)
    tested <- glmQLFTest(fitted, coef = ncol(design))
    list(data = data, fitted = fitted, table = topTags(tested, n = Inf, sort.by = "none")$table)
}
sets <- list(clusters_paired = list(by_cluster, paired), clusters_unpaired = list(by_cluster, unpaired),
             pseudobulk = list(by_gene, paired))
for (set in names(sets)) {
    counts <- sets[[set]][[1]]
    design <- sets[[set]][[2]]
    write(paste0(set, "_counts"), counts)
    write(paste0(set, "_design"), design)
    for (normalization in c("none", "TMM")) for (robust in c(FALSE, TRUE)) {
        found <- fit(counts, design, normalization, robust)
        name <- paste0(set, "_edgeR_", normalization, if (robust) "_robust")
        write(paste0(name, "_samples"), cbind(found$data$samples[, c("lib.size", "norm.factors")],
                                              common.dispersion = found$data$common.dispersion))
        write(paste0(name, "_QL"), cbind(found$table, df.prior = found$fitted$df.prior, var.post = found$fitted$var.post,
                                         trended.dispersion = found$data$trended.dispersion))
    }
}

# neighborhoods: random cells, moved to the cell nearest to the median of their neighbors
edges <- findKNN(points, k = K, get.distance = FALSE)$index
edges <- cbind(as.vector(row(edges)), as.vector(edges))
edges <- unique(t(apply(edges, 1, sort)))
edges <- edges[order(edges[, 1], edges[, 2]), ]
write("milo_knn_graph_edges_0based", data.frame(i = edges[, 1] - 1, j = edges[, 2] - 1), row.names = FALSE)
index_of <- function(seed) {
    set.seed(seed)
    findKNN(points, k = K) # as buildGraph does, which spends random numbers
    drawn <- sample(nrow(points), floor(SHARE * nrow(points)))
    near <- findKNN(points, k = K, subset = drawn, get.distance = FALSE)$index
    medians <- t(apply(near, 1, function(cells) apply(points[cells, ], 2, median)))
    unique(as.vector(queryKNN(points, medians, k = 1, get.distance = FALSE)$index))
}
members_of <- function(cell) sort(unique(c(cell, edges[edges[, 1] == cell, 2], edges[edges[, 2] == cell, 1])))

test_neighborhoods <- function(index, normalization = "TMM") {
    members <- lapply(index, members_of)
    counts <- t(sapply(members, function(m) table(factor(cells$sample[m], samples))))
    rownames(counts) <- seq_along(index)
    found <- fit(counts, paired, normalization, TRUE)$table
    list(members = members, counts = counts, table = found)
}
spatial_fdr <- function(p, distance) {
    w <- ifelse(distance == 0, 1, 1 / distance)
    o <- order(p)
    adjusted <- p
    adjusted[o] <- pmin(rev(cummin(rev(sum(w) * p[o] / cumsum(w[o])))), 1)
    adjusted
}
index <- index_of(42)
result <- test_neighborhoods(index)
write("milo_nhood_index", data.frame(nhood = seq_along(index) - 1, index_cell_1based = index), row.names = FALSE)
write("milo_nhood_membership_0based", data.frame(cell = unlist(result$members) - 1,
      nhood = rep(seq_along(index), lengths(result$members)) - 1), row.names = FALSE)
write("milo_nhood_counts", result$counts)
distances <- as.matrix(dist(points))
overlap <- outer(seq_along(index), seq_along(index), Vectorize(function(a, b)
    if (a == b) 0 else length(intersect(result$members[[a]], result$members[[b]]))))
weights <- list(k_distance = sapply(index, function(cell) sort(distances[cell, ])[K + 1]),
                neighbour_distance = sapply(result$members, function(m) mean(as.dist(distances[m, m]))),
                max = sapply(result$members, function(m) max(distances[m, m])),
                graph_overlap = rowSums(overlap))
save <- function(name, table, weight) write(paste0("milo_results_", name), cbind(table[, c("logFC", "logCPM", "PValue")],
                                            SpatialFDR = spatial_fdr(table$PValue, weight)))
for (name in names(weights)) save(name, result$table, weights[[name]])
save("norm_RLE", test_neighborhoods(index, "RLE")$table, weights$k_distance)
save("norm_logMS", test_neighborhoods(index, "none")$table, weights$k_distance)

# which cells are called with other seeds: how many are those of seed 42
called <- function(index) {
    found <- test_neighborhoods(index)
    fdr <- spatial_fdr(found$table$PValue, sapply(index, function(cell) sort(distances[cell, ])[K + 1]))
    unique(unlist(found$members[fdr < 0.1]))
}
usual <- called(index)
write("milo_other_seeds", data.frame(seed = 0:3, jaccard = sapply(0:3, function(seed) {
    other <- called(index_of(seed))
    length(intersect(usual, other)) / length(union(usual, other))
})), row.names = FALSE)
