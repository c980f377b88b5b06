"""Reads a file with 5,000 annotations, more than an object header lists, with the real anndata."""
import sys

import anndata

data = anndata.read_h5ad(sys.argv[1])
assert list(data.obs.columns) == ["signature %d" % c for c in range(5000)], data.obs.columns
assert data.obs["signature 4999"].tolist() == [4999.0, 4999.5]
assert list(data.obs_names) == ["a", "b"]
