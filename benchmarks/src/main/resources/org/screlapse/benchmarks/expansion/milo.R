# milo.R FILE SEED…: runs miloR on the cells of FILE (columns patient, timepoint, then components; timepoints compared
# in alphabetical order) and writes FILE.SEED: for each cell 1 if it is called expanded, -1 if shrunken, else 0.
# Prints nothing and ends well where miloR is not installed.
if (!suppressWarnings(suppressMessages(require(miloR, quietly = TRUE)))) quit(status = 0)
suppressMessages(library(SingleCellExperiment))
arguments <- commandArgs(trailingOnly = TRUE)
cells <- read.csv(arguments[1])
components <- as.matrix(cells[, -(1:2)])
dimensions <- ncol(components)
k <- 29 # the detector's 30 nearest neighbors count the cell itself
sample <- paste(cells$patient, cells$timepoint)
rownames(components) <- paste0("cell", seq_len(nrow(components)))
design <- unique(data.frame(sample, patient = cells$patient, timepoint = cells$timepoint))
rownames(design) <- design$sample
for (seed in as.integer(arguments[-1])) {
  single <- SingleCellExperiment(list(counts = Matrix::sparseMatrix(1, 1, x = 1, dims = c(1, nrow(components)))))
  colnames(single) <- rownames(components)
  reducedDim(single, "PCA") <- components
  set.seed(seed)
  milo <- suppressMessages(buildGraph(Milo(single), k = k, d = dimensions))
  milo <- suppressMessages(makeNhoods(milo, prop = 0.1, k = k, d = dimensions, refined = TRUE))
  milo <- suppressMessages(countCells(milo, meta.data = data.frame(sample), sample = "sample"))
  found <- suppressMessages(suppressWarnings(testNhoods(milo, design = ~ patient + timepoint,
    design.df = design[colnames(nhoodCounts(milo)), ])))
  called <- which(found$SpatialFDR < 0.1)
  called <- called[order(found$SpatialFDR[called], decreasing = TRUE)] # the smallest rate decides, written last
  group <- integer(nrow(components))
  for (i in called) group[nhoods(milo)[, i] > 0] <- if (found$logFC[i] > 0) 1L else -1L
  writeLines(as.character(group), paste0(arguments[1], ".", seed))
  cat("seed", seed, "=", nrow(found), "\n", sep = "")
}
