# A population that is gone at relapse in all of four patients: the numbers of VanishedPopulationTest.
# R 4.2.2, edgeR 3.40.2 (Debian: r-bioc-edger). Rscript vanished_population.R
suppressMessages(library(edgeR))
counts <- matrix(c(45, 0, 65, 0, 32, 0, 70, 0,
  45, 65, 83, 54, 84, 103, 84, 105,
  129, 72, 105, 75, 91, 88, 133, 162,
  381, 366, 298, 335, 206, 324, 338, 336,
  50, 32, 48, 44, 44, 32, 62, 17,
  284, 260, 339, 614, 265, 340, 243, 280,
  552, 234, 264, 377, 361, 337, 320, 523,
  175, 121, 133, 185, 145, 121, 221, 134), ncol = 8, byrow = TRUE)
patient <- factor(rep(1:4, each = 2))
timepoint <- factor(rep(c("dx", "rel"), 4), levels = c("dx", "rel"))
design <- model.matrix(~ patient + timepoint)
y <- estimateDisp(calcNormFactors(DGEList(counts), method = "TMM"), design)
tested <- glmQLFTest(glmQLFit(y, design, robust = TRUE), coef = 5)
cat(sprintf("%.10g", y$common.dispersion), "\n")
cat(sprintf("%.10g", y$trended.dispersion), "\n")
cat(sprintf("%.10g", tested$table$PValue), "\n")
