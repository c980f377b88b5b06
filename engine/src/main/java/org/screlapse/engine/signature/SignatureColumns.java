package org.screlapse.engine.signature;

import org.screlapse.engine.task.NameList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Signatures in the columns of a text file. */
final class SignatureColumns {

    private static final int HEADER_LINES = 2;

    private SignatureColumns() {
    }

    /**
     * @param file name of the file, for messages
     * @param lines its lines
     * @return its gene sets, one a column
     */
    static List<Signature> parseGmx(String file, List<String> lines) {
        if (lines.size() <= HEADER_LINES) {
            throw new IllegalArgumentException(file + " holds no gene sets: a GMX file has a line of names, a line of"
                + " descriptions and then the genes, a column per set, separated by tabs.");
        }
        String[] names = lines.get(0).split("\t", -1);
        String[] sources = lines.get(1).split("\t", -1);
        List<Signature> signatures = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int column = 0; column < names.length; column++) {
            int c = column;
            String name = names[c].strip();
            List<String> genes = lines.stream().skip(HEADER_LINES).map(line -> cell(line.split("\t", -1), c))
                .filter(gene -> !gene.isEmpty()).toList();
            if (name.isEmpty() && genes.isEmpty()) {
                continue;
            }
            if (name.isEmpty() || genes.isEmpty()) {
                throw new IllegalArgumentException(file + ", column " + (c + 1) + ", is not a gene set: it has "
                    + (name.isEmpty() ? "no name." : "the name \"" + name + "\" but no genes."));
            }
            if (!seen.add(name)) {
                throw new IllegalArgumentException(
                    file + " names two gene sets \"" + name + "\": rename or remove one.");
            }
            signatures.add(new Signature(name, genes, List.of(), cell(sources, c)));
        }
        return List.copyOf(signatures);
    }

    /**
     * @param file name of the file, for messages
     * @param name name of the signature where the table has no column of names
     * @param lines its lines
     * @return its signatures
     */
    static List<Signature> parseTable(String file, String name, List<String> lines) {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(
                file + " is empty: a table of genes has a header with the column" + " \"gene\" and a gene per line.");
        }
        String separator = separator(lines.get(0));
        String[] header = cells(lines.get(0), separator);
        int gene = column(header, "gene", "symbol", "gene_symbol", "genes", "gene_name", "names");
        int weight = column(header, "weight", "coefficient", "coef");
        int direction = column(header, "direction", "regulation");
        int signature = column(header, "signature", "set", "geneset", "gene_set", "term");
        int source = column(header, "source", "description");
        if (gene < 0 && lines.stream().allMatch(line -> cells(line, separator).length == 1)) {
            return List.of(plainList(file, name, lines, separator));
        }
        if (gene < 0) {
            throw new IllegalArgumentException(
                file + " has no column \"gene\"; its columns are " + NameList.of(List.of(header), 8) + ".");
        }
        SignatureRows rows = new SignatureRows();
        for (int line = 1; line < lines.size(); line++) {
            String[] row = cells(lines.get(line), separator);
            rows.add("line " + (line + 1) + " of " + file, signature < 0 ? name : cell(row, signature), cell(row, gene),
                cell(row, weight), cell(row, direction), cell(row, source));
        }
        List<Signature> signatures = rows.signatures();
        if (signatures.isEmpty()) {
            throw new IllegalArgumentException(file + " has no gene below its header.");
        }
        return signatures;
    }

    /** A gene per line, without a header. */
    private static Signature plainList(String file, String name, List<String> lines, String separator) {
        List<String> genes =
            lines.stream().map(line -> cells(line, separator)[0]).filter(gene -> !gene.isEmpty()).toList();
        if (genes.isEmpty()) {
            throw new IllegalArgumentException(file + " has no gene.");
        }
        return Signature.of(name, genes);
    }

    private static String separator(String header) {
        return header.contains("\t") ? "\t" : header.contains(";") && !header.contains(",") ? ";" : ",";
    }

    private static String[] cells(String line, String separator) {
        return Arrays.stream(line.split(separator, -1)).map(cell -> cell.strip().replaceAll("^\"|\"$", "").strip())
            .toArray(String[]::new);
    }

    private static String cell(String[] row, int column) {
        return column >= 0 && column < row.length ? row[column].strip() : "";
    }

    private static int column(String[] header, String... names) {
        for (String name : names) {
            for (int c = 0; c < header.length; c++) {
                if (header[c].toLowerCase(Locale.ROOT).equals(name)) {
                    return c;
                }
            }
        }
        return -1;
    }
}
