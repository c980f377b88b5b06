"""Makes scope.loom, as SCope lays its files out: python3 scope_loom.py scope.loom"""
import json
import sys

import h5py
import numpy as np

cells, genes = 3, 2
with h5py.File(sys.argv[1], "w") as f:
    f.create_dataset("matrix", data=np.array([[1, 0, 2], [0, 3, 0]], dtype="f4"))
    f.create_group("layers")
    f.create_dataset("row_attrs/Gene", data=np.array([b"CD3E", b"CD19"]))
    f.create_dataset("col_attrs/CellID", data=np.array([b"a", b"b", b"c"]))
    main = np.zeros(cells, dtype=[("_X", "f4"), ("_Y", "f4")])
    main["_X"], main["_Y"] = [1, 2, 3], [4, 5, 6]
    f.create_dataset("col_attrs/Embedding", data=main)
    for axis, values in (("X", [7, 8, 9]), ("Y", [10, 11, 12])):
        further = np.zeros(cells, dtype=[("0", "f4"), ("1", "f4")])
        further["0"], further["1"] = values, np.negative(values)
        f.create_dataset("col_attrs/Embeddings_" + axis, data=further)
    clusters = np.zeros(cells, dtype=[("0", "i4")])
    f.create_dataset("col_attrs/Clusterings", data=clusters)
    f.create_dataset("col_attrs/UMAP_1", data=np.array([1.5, 2.5, 3.5]))
    f.create_dataset("col_attrs/UMAP_2", data=np.array([-1.5, -2.5, -3.5]))
    f.attrs["MetaData"] = json.dumps({"embeddings": [{"id": -1, "name": "HVG UMAP"}, {"id": 0, "name": "AUC t-SNE"}],
                                      "clusterings": []})
