"""Makes gene_synonyms.tsv: for each current symbol its unambiguous aliases that look like symbols.

usage: python3 synonyms.py genes.tsv gene_synonyms.tsv
genes.tsv has the columns symbol and synonyms (separated by |), from NCBI gene_info and HGNC.

An alias that is a current symbol of another gene means that gene and is left out; so is one that two genes share.
"""
import collections
import csv
import re
import sys

rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8"), delimiter="\t"))
current = {row["symbol"].upper() for row in rows}
genes = collections.defaultdict(set)
for row in rows:
    for alias in row["synonyms"].split("|"):
        if re.fullmatch(r"[A-Z][A-Z0-9]{2,}(-[A-Z0-9]+)?|C\d+orf\d+", alias):
            genes[alias].add(row["symbol"])
aliases = collections.defaultdict(list)
for alias, symbols in genes.items():
    if len(symbols) == 1 and alias.upper() not in current:
        aliases[next(iter(symbols))].append(alias)
with open(sys.argv[2], "w", encoding="utf-8") as out:
    out.write("symbol\taliases\n")
    for symbol in sorted(aliases):
        out.write(symbol + "\t" + " ".join(sorted(aliases[symbol])) + "\n")
