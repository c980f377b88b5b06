"""peer.py FILE THREADS PASSES LAST: the steps of PipelineRun up to LAST by Scanpy; prints times, or nothing."""
import gc
import os
import sys
import time
import warnings

file, threads, passes, last = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS"):
    os.environ[name] = threads  # before the libraries start
warnings.simplefilter("ignore")
try:
    import scanpy as sc
except ImportError:
    sys.exit(0)

seconds, processor, memory = {}, {}, {}


def peak(reset=False):
    """The most memory since the last reset, in megabytes; nan where the system does not tell."""
    try:
        if reset:
            with open("/proc/self/clear_refs", "w") as refs:
                refs.write("5")
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) * 1024 / 1e6
    except OSError:
        return float("nan")


def measure(step, work):
    gc.collect()
    peak(reset=True)
    start, processor_start = time.time(), time.process_time()
    result = work()
    seconds.setdefault(step, []).append(time.time() - start)
    processor.setdefault(step, []).append(time.process_time() - processor_start)
    memory[step] = max(memory.get(step, 0), peak())
    return result


def quality(adata):
    names = adata.var_names.str.upper()
    adata.var["mt"] = names.str.startswith("MT-")
    adata.var["ribo"] = names.str.startswith(("RPS", "RPL"))
    adata.var["hb"] = names.str.match("HB[^PES]")
    sc.pp.calculate_qc_metrics(adata, qc_vars=["mt", "ribo", "hb"], percent_top=None, log1p=False, inplace=True)
    sc.pp.filter_cells(adata, min_genes=200)


def variable_genes(adata):
    sc.pp.highly_variable_genes(adata, flavor="seurat_v3", n_top_genes=2000)
    sc.pp.normalize_total(adata, target_sum=1e4)
    sc.pp.log1p(adata)


def components(adata, solver):
    chosen = adata[:, adata.var["highly_variable"]].copy()
    sc.pp.scale(chosen, max_value=10)
    sc.pp.pca(chosen, n_comps=50, svd_solver=solver)
    return chosen


def exact_components(adata):
    components(adata, "arpack")


def igraph_leiden(adata):
    """What tl.leiden does with flavor="igraph", for versions of igraph whose argument has another name."""
    graph = sc._utils.get_igraph_from_adjacency(adata.obsp["connectivities"], directed=False)
    graph.community_leiden(objective_function="modularity", weights="weight", n_iterations=2)


# each step changes the data, or returns others
STEPS = [
    ("quality control", quality),
    ("variable genes", variable_genes),
    ("components (exact)", exact_components),
    ("components", lambda adata: components(adata, "randomized")),
    ("neighbors", lambda adata: sc.pp.neighbors(adata, n_neighbors=15)),
    ("UMAP", sc.tl.umap),
    ("Leiden (igraph)", igraph_leiden),
    ("Leiden", sc.tl.leiden),
]

for _ in range(passes):
    data = sc.read_10x_h5(file)
    data.var_names_make_unique()
    for step, work in STEPS:
        data = measure(step, lambda: work(data)) or data
        if step == last:
            break
    del data
for step in seconds:
    print(step + ".seconds=" + " ".join(map(str, seconds[step])))
    print(step + ".cpuSeconds=" + " ".join(map(str, processor[step])))
    print(step + ".residentMegabytes=%f" % memory[step])
print("version=" + sc.__version__)
