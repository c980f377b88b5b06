package org.screlapse.engine.signature;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.screlapse.engine.io.format.SingleCellFormatException;

/**
 * Reads signatures from files, recognized by their names, in UTF-8, UTF-16 (with its mark) or Latin-1:
 * <ul>
 * <li>GMT (Broad Institute): a line per gene set, separated by tabs: name, description, genes;
 * <li>GMX: the same turned round, a column per gene set: name, description, genes below;
 * <li>CSV, TSV and TXT tables with a header: a gene a line in the column {@code gene} (or symbol), and, where there are
 * any, {@code weight} (or coefficient), {@code direction} (up or down), {@code signature} (or set; otherwise the file
 * is one signature of its name) and {@code source};
 * <li>CSV, TSV and TXT lists without a header: a gene per line, one signature of the file's name.
 * </ul>
 */
public final class SignatureReader {

    private static final int FIRST_GENE = 2;

    private SignatureReader() {
    }

    /**
     * @param file a GMT, GMX, CSV, TSV or TXT file
     * @return its signatures, in order
     * @throws SingleCellFormatException if the file does not hold what its name promises, or holds no signature
     * @throws IOException if the file cannot be read
     */
    public static List<Signature> read(Path file) throws IOException {
        String name = file.getFileName().toString();
        String kind = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (kind.equals("gmt")) {
            return readGmt(file);
        }
        List<String> lines = text(file).lines().toList();
        try {
            return switch (kind) {
                case "gmx" -> SignatureColumns.parseGmx(file.toString(), lines);
                case "csv", "tsv", "txt" ->
                    SignatureColumns.parseTable(file.toString(), name.substring(0, name.lastIndexOf('.')), lines);
                default -> throw new IllegalArgumentException(
                    file + " is not a file of signatures: its name must end" + " in .gmt, .gmx, .csv, .tsv or .txt.");
            };
        } catch (IllegalArgumentException e) {
            throw new SingleCellFormatException(e.getMessage(), e);
        }
    }

    /**
     * @param file a GMT file
     * @return its gene sets, in order; the descriptions become the sources
     * @throws SingleCellFormatException if a line is not a gene set, a name comes twice or there are no gene sets
     * @throws IOException if the file cannot be read
     */
    public static List<Signature> readGmt(Path file) throws IOException {
        String text = text(file);
        try {
            return parseGmt(file.toString(), text);
        } catch (IllegalArgumentException e) {
            throw new SingleCellFormatException(e.getMessage(), e);
        }
    }

    /** The text of a file: UTF-16 where its mark says so, UTF-8 where it is that, else Latin-1, which any bytes are. */
    private static String text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        boolean isUtf16 = bytes.length > 1 && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
            || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE));
        if (isUtf16) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().replace("\uFEFF", "");
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    static List<Signature> parseGmt(String file, String text) {
        List<Signature> signatures = new ArrayList<>();
        Map<String, Integer> lineOf = new HashMap<>();
        String[] lines = text.replace("\uFEFF", "").split("\r?\n|\r");
        for (int line = 1; line <= lines.length; line++) {
            if (lines[line - 1].isBlank()) {
                continue;
            }
            Signature signature = parseLine(file, line, lines[line - 1]);
            Integer before = lineOf.put(signature.name(), line);
            if (before != null) {
                throw new IllegalArgumentException(file + " names two gene sets \"" + signature.name() + "\", in lines "
                    + before + " and " + line + ": rename or remove one.");
            }
            signatures.add(signature);
        }
        if (signatures.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no gene sets: a GMT file has a line per set, with name,"
                + " description and genes separated by tabs.");
        }
        return signatures;
    }

    private static Signature parseLine(String file, int line, String text) {
        String[] columns = text.split("\t");
        List<String> genes =
            Arrays.stream(columns).skip(FIRST_GENE).map(String::strip).filter(gene -> !gene.isEmpty()).toList();
        if (columns[0].isBlank() || genes.isEmpty()) {
            throw new IllegalArgumentException(
                file + ", line " + line + ", is not a gene set: a GMT file has a line per"
                    + " set, with name, description and at least one gene separated by tabs, but this line has "
                    + columns.length + (columns.length == 1 ? " column." : " columns."));
        }
        return new Signature(columns[0].strip(), genes, List.of(), columns[1].strip());
    }
}
