"""Reads the data set of WriterExample with the real anndata and compares every value."""
import sys

import anndata
import numpy as np
import pandas as pd

data = anndata.read_h5ad(sys.argv[1])

assert data.X.dtype == np.float32 and data.X.has_sorted_indices
assert data.X.toarray().tolist() == [[1, 0, 300, 0], [0, 0, 0, 0], [0, 2, 0, 1]]

obs = pd.DataFrame({
    "patient": pd.Categorical(["P2", "P1", "P2"], categories=["P2", "P1"]),
    "label": pd.Categorical(["stem", None, "blast"], categories=["stem", "blast"]),
    "score": [0.5, np.nan, -1e300],
    "genes": [2, 0, 5_000_000_000],
    "age": pd.array([7, None, 12], dtype="Int64"),
    "keep": [True, False, True],
    "doublet": pd.array([False, None, True], dtype="boolean"),
    "note": ["", "größer, \"x\"", "b"],
    "comment": pd.Categorical(["z", None, "a"]),
    "S_G2M": [1.0, 2.0, 3.0],
    "_index_1": [4.0, 5.0, 6.0],
}, index=["AAAC-1", "AAAG-1", "AAAT-1"])
pd.testing.assert_frame_equal(data.obs, obs)

var = pd.DataFrame({
    "gene_ids": ["ENSG1", "ENSG2", "ENSG3", "ENSG4"],
    "feature_types": pd.Categorical(["Gene Expression"] * 4),
    "genome": pd.Categorical(["GRCh38"] * 4),
}, index=["CD34", "CD7", "MKI67", "HLA-DRA"])
pd.testing.assert_frame_equal(data.var, var)

assert list(data.obsm) == ["X_pca"]
assert data.obsm["X_pca"].tolist() == [[0, 0.5], [1, 1.5], [2, 2.5]]
assert list(data.obsp) == ["distances"]
assert data.obsp["distances"].toarray().tolist() == [[0, 0, 0.25], [0, 0, 0], [0.5, 0.75, 0]]
assert sorted(data.uns) == ["done", "markers", "resolution", "title", "variance"]
assert data.uns["title"] == "relapse µ" and data.uns["resolution"] == 0.8 and data.uns["done"]
assert list(data.uns["markers"]) == ["CD34", "CD7"] and list(data.uns["variance"]) == [2, 1]
assert list(data.varm) == ["PCs"] and data.varm["PCs"].tolist() == [[1], [2], [3], [4]]
assert list(data.layers) == ["lognorm"]
assert data.layers["lognorm"].toarray().tolist() == [[0, 0, 0, 0.5], [0, 0, 0, 0], [1.5, 0, 0, 0]]
assert not data.varp and data.raw is None
