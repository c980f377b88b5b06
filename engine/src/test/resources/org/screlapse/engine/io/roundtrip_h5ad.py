"""Makes .h5ad files with the real anndata, and compares what scRelapse read and wrote again with them."""
import sys
from pathlib import Path

import anndata
import h5py
import numpy as np
import pandas as pd
import scipy.sparse as sp

CELLS, GENES = 130, 70
random = np.random.default_rng(1)
counts = random.poisson(0.4, (CELLS, GENES)) * random.integers(1, 400, (CELLS, GENES))


def example(x):
    data = anndata.AnnData(x, dtype=x.dtype)
    data.obs_names = [f"cell {i} µ" for i in range(CELLS)]
    data.var_names = [f"GENE{i}" for i in range(GENES)]
    data.obs["float32"] = random.random(CELLS).astype(np.float32)
    data.obs["float16"] = np.arange(CELLS).astype(np.float16) / 8
    data.obs["int8"] = np.arange(CELLS).astype(np.int8)
    data.obs["uint16"] = np.arange(CELLS).astype(np.uint16)
    data.obs["int64"] = np.arange(CELLS) - 2**40
    data.obs["bool"] = np.arange(CELLS) % 3 == 0
    data.obs["Int64"] = pd.array([None if i % 5 == 0 else i for i in range(CELLS)], dtype="Int64")
    data.obs["boolean"] = pd.array([None if i % 7 == 0 else i % 2 == 0 for i in range(CELLS)], dtype="boolean")
    data.obs["category"] = pd.Categorical([None if i % 4 == 0 else "abc"[i % 3] for i in range(CELLS)])
    data.obs["many"] = pd.Categorical([f"c{i}" for i in range(CELLS)])
    data.obs["text"] = [f"text {i}" for i in range(CELLS)]
    data.obs["numbers"] = np.where(np.arange(CELLS) % 9 == 0, np.nan, 1.5)
    data.var["mean"] = random.random(GENES)
    data.layers["log"] = sp.csr_matrix(np.log1p(counts).astype(np.float32))
    data.layers["csc"] = sp.csc_matrix(counts.astype(np.float64))
    data.layers["dense"] = np.log1p(counts)
    data.obsm["X_pca"] = random.random((CELLS, 5))
    data.obsm["X_umap"] = random.random((CELLS, 2)).astype(np.float32)
    data.varm["PCs"] = random.random((GENES, 5))
    graph = sp.random(CELLS, CELLS, 0.05, random_state=1, format="csr")
    data.obsp["connectivities"] = graph
    data.obsp["distances"] = sp.csc_matrix(graph)
    data.uns["title"] = "relapse µ"
    data.uns["params"] = {"n": 15, "method": "umap", "use": True, "deeper": {"list": np.arange(3.0)}}
    data.uns["colors"] = np.array(["#ff0000", "#00ff00"], dtype=object)
    data.uns["flags"] = np.array([True, False])
    return data


def make(folder):
    plain = example(counts.astype(np.float32))
    plain.write_h5ad(folder / "dense.h5ad")
    plain.write_h5ad(folder / "dense_gzip.h5ad", compression="gzip")
    plain.write_h5ad(folder / "dense_lzf.h5ad", compression="lzf")
    example(counts.astype(np.int64)).write_h5ad(folder / "dense_int.h5ad")
    example(counts.astype(np.uint8)).write_h5ad(folder / "dense_uint8.h5ad")
    example(sp.csr_matrix(counts.astype(np.float32))).write_h5ad(folder / "csr.h5ad", compression="gzip")
    example(sp.csr_matrix(counts.astype(np.int32))).write_h5ad(folder / "csr_lzf.h5ad", compression="lzf")
    example(sp.csc_matrix(counts.astype(np.float64))).write_h5ad(folder / "csc.h5ad")
    example(sp.csc_matrix(counts.astype(np.float32))).write_h5ad(folder / "csc_gzip.h5ad", compression="gzip")
    for name, chunks in (("tall", (CELLS, 1)), ("wide", (1, GENES)), ("odd", (33, 17))):
        file = folder / f"dense_{name}.h5ad"
        plain.write_h5ad(file)
        with h5py.File(file, "a") as hdf:
            attributes = dict(hdf["X"].attrs)
            del hdf["X"]
            x = hdf.create_dataset("X", data=counts.astype(">f8"), chunks=chunks, compression="gzip", shuffle=True)
            x.attrs.update(attributes)


def check(folder):
    files = sorted(folder.glob("*.out"))
    assert len(files) == 12, files
    for out in files:
        print(out.name)
        data, again = anndata.read_h5ad(out.with_suffix(".h5ad")), anndata.read_h5ad(out)
        dense = lambda m: m.toarray() if sp.issparse(m) else m
        np.testing.assert_array_equal(dense(again.X), dense(data.X))
        pd.testing.assert_frame_equal(again.obs, data.obs, check_dtype=False)
        pd.testing.assert_frame_equal(again.var, data.var, check_dtype=False)
        for name in ("Int64", "boolean", "category", "bool"):
            assert again.obs[name].dtype == data.obs[name].dtype, name
        for part in ("layers", "obsm", "varm", "obsp"):
            assert set(getattr(again, part)) == set(getattr(data, part)), part
            for name, values in getattr(data, part).items():
                np.testing.assert_array_equal(dense(getattr(again, part)[name]), dense(values).astype(np.float32))
        assert set(again.uns) == set(data.uns)
        assert again.uns["title"] == "relapse µ" and list(again.uns["colors"]) == ["#ff0000", "#00ff00"]
        params = again.uns["params"]
        assert params["n"] == 15 and params["method"] == "umap" and params["use"] == True, params
        assert list(params["deeper"]["list"]) == [0, 1, 2] and list(again.uns["flags"]) == [True, False]


{"make": make, "check": check}[sys.argv[1]](Path(sys.argv[2]))
