"""peer.py MODULE CALL FILE REPEATS [COPY]: reads FILE as MODULE.CALL(FILE) does; prints times, or nothing."""
import gc
import importlib
import resource
import sys
import time

module, call, file, repeats = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
try:
    read = getattr(importlib.import_module(module), call)
except ImportError:
    sys.exit(0)
seconds, processor = [], []
for _ in range(repeats):
    adata = None
    gc.collect()  # an AnnData refers to itself
    start, processor_start = time.time(), time.process_time()
    adata = read(file)
    seconds.append(time.time() - start)
    processor.append(time.process_time() - processor_start)
if seconds:
    print("seconds=" + " ".join(map(str, seconds)))
    print("cpuSeconds=" + " ".join(map(str, processor)))
    print("residentMegabytes=%f" % (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6))
if len(sys.argv) > 5:
    read(file).write_h5ad(sys.argv[5])
