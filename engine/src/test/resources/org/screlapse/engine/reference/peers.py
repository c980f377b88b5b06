"""What Scanpy, umap-learn, leidenalg and harmonypy find in made/counts; the tests compare the engine with it.

Made with Scanpy 1.10.4, umap-learn 0.5.3 and pynndescent 0.5.8 (not in Debian) and, of Debian 12, anndata 0.8.0,
scikit-learn 1.2.1, scikit-misc 0.1.4, leidenalg 0.9.1, harmonypy 0.0.9, numba 0.56.4 and NumPy 1.24.2. Run it in this
folder, after make_data.py.
"""
import warnings

import anndata
import harmonypy
import leidenalg
import numpy as np
import pandas as pd
import scanpy as sc
import scipy.io
import scipy.sparse
from scanpy.tools._score_genes import _score_genes_bins
from sklearn.neighbors import NearestNeighbors

warnings.simplefilter("ignore")
np.random.seed(0)
VARIABLE, COMPONENTS, BINS, CONTROLS = 100, 15, 10, 10

names = pd.read_csv("made/counts/features.tsv.gz", sep="\t", header=None)[0].to_numpy()
obs = pd.read_csv("made/counts/obs.csv", index_col=0)
raw = scipy.sparse.csr_matrix(scipy.io.mmread("made/counts/matrix.mtx.gz").T, dtype=float)
data = anndata.AnnData(raw, obs=obs.astype("category"), var=pd.DataFrame(index=names), dtype=float)
data.obs.index.name = None
marked = pd.read_csv("made/counts/signatures.csv")
listed = {name: list(rows["gene"]) for name, rows in marked.groupby("signature", sort=False)}
signatures = {name: [g.rstrip("+") for g in genes if g.rstrip("+") in set(names)] for name, genes in listed.items()}


def write(name, table, index=True):
    table.to_csv(f"made/scanpy_{name}.csv", float_format="%.10g", index=index, lineterminator="\n")


def numbers(name, array, prefix):
    columns = [f"{prefix}{i + 1}" for i in range(array.shape[1])]
    write(name, pd.DataFrame(array, index=data.obs_names, columns=columns))


# quality, normalization
checked = data.copy()
checked.var["mt"] = checked.var_names.str.startswith("MT-")
sc.pp.calculate_qc_metrics(checked, qc_vars=["mt"], percent_top=(20, 50, 100), log1p=True, inplace=True)
write("qc_obs", checked.obs.drop(columns=obs.columns))
write("qc_var", checked.var)
median = sc.pp.normalize_total(data, inplace=False)["norm_factor"]
totals = np.asarray(raw.sum(axis=1)).ravel()
write("size_factors", pd.DataFrame({"norm_factor_median_target": median}, index=data.obs_names))
normal = data.copy()
sc.pp.normalize_total(normal, target_sum=1e4)
sc.pp.log1p(normal)
write("lognorm_cell_sums", pd.DataFrame({"sum": np.asarray(normal.X.sum(axis=1)).ravel(),
                                         "sumsq": np.asarray(normal.X.power(2).sum(axis=1)).ravel()},
                                        index=data.obs_names))
first = normal.X[:20].tocoo()
write("lognorm_triplets_0based", pd.DataFrame({"cell": first.row, "gene": first.col, "value": first.data})
      .sort_values(["cell", "gene"]), index=False)

# variable genes
for flavor in ("seurat", "cell_ranger"):
    for file, options in {"ntop": {"n_top_genes": VARIABLE},
                          "cutoffs": {"min_mean": 0.0125, "max_mean": 3, "min_disp": 0.5},
                          "ntop_batch": {"n_top_genes": VARIABLE, "batch_key": "patient"}}.items():
        found = sc.pp.highly_variable_genes(normal, flavor=flavor, inplace=False, **options)
        write(f"hvg_{flavor}_{file}", found.loc[names].drop(columns="mean_bin", errors="ignore"))
for file, options in {"seurat_v3": {}, "seurat_v3_batch": {"batch_key": "patient"}}.items():
    found = sc.pp.highly_variable_genes(data, flavor="seurat_v3", n_top_genes=VARIABLE, inplace=False, **options)
    write(f"hvg_{file}", found.loc[names])
write("hvg_pearson_residuals", sc.experimental.pp.highly_variable_genes(
    data, flavor="pearson_residuals", n_top_genes=VARIABLE, theta=100, inplace=False).loc[names])

# components
chosen = normal.copy()
sc.pp.highly_variable_genes(chosen, flavor="seurat", n_top_genes=VARIABLE)
chosen = chosen[:, chosen.var["highly_variable"]].copy()


def components(name, part, **options):
    sc.pp.pca(part, n_comps=COMPONENTS, dtype="float64", **options)
    variance = pd.DataFrame({"variance": part.uns["pca"]["variance"],
                             "variance_ratio": part.uns["pca"]["variance_ratio"]})
    variance.index = [f"PC{i + 1}" for i in range(COMPONENTS)]
    write(f"{name}_variance", variance)
    numbers(f"{name}_scores", part.obsm["X_pca"], "PC")
    loadings = pd.DataFrame(part.varm["PCs"][:, :2], index=part.var_names, columns=["PC1", "PC2"])
    write(f"{name}_loadings", loadings)


components("pca_hvg", chosen, svd_solver="arpack")
scaled = chosen.copy()
scaled.X = scaled.X.toarray()
sc.pp.scale(scaled, max_value=10)
components("pca_hvg_scaled", scaled, svd_solver="full")

# neighbors, graph, clusters, picture
pca = chosen.obsm["X_pca"]
distances, indices = NearestNeighbors(n_neighbors=15, algorithm="brute").fit(pca).kneighbors(pca)
numbers("knn15_exact_distances_incl_self", distances, "")
numbers("knn15_exact_indices_incl_self", indices, "")
sc.pp.neighbors(chosen, n_neighbors=15, use_rep="X_pca", random_state=0)
graph = chosen.obsp["connectivities"].tocoo()
write("umap_connectivities_0based", pd.DataFrame({"i": graph.row, "j": graph.col, "connectivity": graph.data})
      .sort_values(["i", "j"]), index=False)
network = sc._utils.get_igraph_from_adjacency(chosen.obsp["connectivities"], directed=True)
quality = []
for resolution in (0.5, 1.0):
    for seed in range(5):
        found = leidenalg.find_partition(network, leidenalg.RBConfigurationVertexPartition, weights="weight",
                                         resolution_parameter=resolution, n_iterations=-1, seed=seed)
        quality.append((resolution, seed, len(found), found.quality()))
write("leiden_quality", pd.DataFrame(quality, columns=["resolution", "seed", "clusters", "RB_quality_directed_graph"]),
      index=False)
sc.tl.umap(chosen, random_state=0)
numbers("umap_coords", chosen.obsm["X_umap"], "UMAP")

# integration
np.random.seed(0)
harmony = harmonypy.run_harmony(pca, data.obs, "patient", verbose=False)
numbers("harmonypy_corrected_pcs", harmony.Z_corr.T, "PC")

# scores; the control genes are those that score_genes draws, which it does not say: the assertion makes sure of them
write("signature_genes_used", pd.DataFrame([(s, g) for s, genes in signatures.items() for g in genes],
                                           columns=["signature", "gene"]), index=False)
average = pd.Series(np.asarray(normal.X.mean(axis=0)).ravel(), index=names)
write("score_genes_bins", pd.DataFrame(
    {"obs_avg": average, "bin": average.rank(method="min") // int(np.round(len(average) / (BINS - 1)))}))
scores, controls = pd.DataFrame(index=data.obs_names), []
for reference in (True, False):
    for signature, genes in signatures.items():
        options = {"ctrl_as_ref": reference, "ctrl_size": CONTROLS, "n_bins": BINS}
        sc.tl.score_genes(normal, genes, random_state=0, score_name="score", use_raw=False, **options)
        scores[signature + ("" if reference else "__ctrl_as_ref_False")] = normal.obs["score"]
        np.random.seed(0)
        drawn = pd.Index([], dtype="string")
        for part in _score_genes_bins(pd.Index(genes, dtype="string"), pd.Index(names, dtype="string"),
                                      get_subset=lambda g: normal[:, g].X, **options):
            drawn = drawn.union(part)
        difference = normal[:, genes].X.mean(axis=1) - normal[:, list(drawn)].X.mean(axis=1)
        assert np.allclose(np.asarray(difference).ravel(), normal.obs["score"], atol=1e-12), signature
        controls += [(signature, reference, gene) for gene in drawn]
write("score_genes", scores)
write("score_genes_controls", pd.DataFrame(controls, columns=["signature", "ctrl_as_ref", "control_gene"]), index=False)
sc.tl.score_genes_cell_cycle(normal, s_genes=signatures["S"], g2m_genes=signatures["G2M"], use_raw=False)
write("cell_cycle", normal.obs[["S_score", "G2M_score", "phase"]])
