"""Makes the small cohort made/ on which the tests compare the engine with its peers: 240 simulated cells of six patients at
diagnosis and relapse, 400 genes.

Needs NumPy only (Debian: python3-numpy); its RandomState draws the same numbers for good. Run it in this folder, then
peers.py and peers.R, which write what the peers find into the same folder.
"""
import gzip
import os

import numpy as np

PATIENTS, PER_SAMPLE, GENES = 6, 20, 400
random = np.random.RandomState(20)

genes = [f"STEM{i:02}" for i in range(20)] + [f"MATURE{i:02}" for i in range(20)] + [f"LYMPH{i:02}" for i in range(15)]
genes += [f"S{i:02}" for i in range(15)] + [f"G2M{i:02}" for i in range(20)] + [f"MT-{i:02}" for i in range(10)]
genes += [f"GENE{i:03}" for i in range(GENES - len(genes))]
order = random.permutation(GENES)
genes = [genes[i] for i in order]

cells = []
for patient in range(1, PATIENTS + 1):
    for timepoint, stem in (("Diagnosis", 0.2), ("Relapse", 0.5)):
        for _ in range(PER_SAMPLE):
            left = (1 - stem) / 2
            cells.append((f"P{patient}", timepoint, random.choice(["Stem", "Mature", "Lymph"], p=[stem, left, left]),
                          random.choice(["G1", "S", "G2M"], p=[0.6, 0.2, 0.2])))

base = random.gamma(0.7, 1.0, GENES) + 0.15
patients = np.exp(random.normal(0, 0.35, (PATIENTS, GENES)))
counts = np.zeros((len(cells), GENES), dtype=int)
for c, (patient, _, population, phase) in enumerate(cells):
    rate = base * patients[int(patient[1:]) - 1]
    for i, gene in enumerate(genes):
        if gene.startswith(population.upper()):
            rate[i] = 5 * rate[i] + 1
        if gene.startswith(phase) and phase != "G1":
            rate[i] = 6 * rate[i] + 1
    rate *= random.gamma(4, 1 / 4, GENES)
    counts[c] = random.poisson(random.lognormal(6, 0.35) * rate / rate.sum())
for gene in np.flatnonzero((counts > 0).sum(axis=0) < 3):  # Scanpy's cell_ranger fails with genes that no cell has
    counts[random.choice(len(cells), 3, replace=False), gene] += 1

os.makedirs("made/counts", exist_ok=True)


def write(name, lines):
    with gzip.GzipFile(f"made/counts/{name}.gz", "wb", mtime=0) as file:
        file.write("".join(line + "\n" for line in lines).encode())


barcodes = ["".join("ACGT"[b] for b in random.randint(0, 4, 12)) + "-1" for _ in cells]
write("barcodes.tsv", barcodes)
write("features.tsv", [f"{gene}\t{gene}\tGene Expression" for gene in genes])
rows = [f"{g + 1} {c + 1} {counts[c, g]}" for c in range(len(cells)) for g in range(GENES) if counts[c, g]]
write("matrix.mtx", ["%%MatrixMarket matrix coordinate integer general", f"{GENES} {len(cells)} {len(rows)}"] + rows)
with open("made/counts/obs.csv", "w") as file:
    file.write("barcode,patient,timepoint,sample,population,phase\n")
    for barcode, (patient, timepoint, population, phase) in zip(barcodes, cells):
        file.write(f"{barcode},{patient},{timepoint},{patient}_{timepoint},{population},{phase}\n")

signatures = {
    "Stem": [g for g in genes if g.startswith("STEM")] + ["ABSENT1"],
    "Mature": [g for g in genes if g.startswith("MATURE")][:12],
    "Lymph": [g for g in genes if g.startswith("LYMPH")] + ["ABSENT2", "ABSENT3"],
    "StemNotMature": [g + "+" for g in genes if g.startswith("STEM")][:10]
                     + [g + "-" for g in genes if g.startswith("MATURE")][:10],
    "S": [g for g in genes if g.startswith("S") and not g.startswith("STEM")],
    "G2M": [g for g in genes if g.startswith("G2M")],
}
with open("made/counts/signatures.csv", "w") as file:
    file.write("signature,gene\n")
    for signature, listed in signatures.items():
        file.writelines(f"{signature},{gene}\n" for gene in listed)
