package org.screlapse.engine.io.text;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tells names of genes from names of cells, by what they look like. */
final class NameKinds {

    private static final Pattern GENE = Pattern.compile("(?i).*ENS[A-Z]{0,6}G\\d{11}.*|(GRCh|GRCm|hg|mm)\\d+(_|---).+"
        + "|FBgn\\d{7}|WBGene\\d{8}|AT[1-5MC]G\\d{5}|Y[A-P][LR]\\d{3}[WC](-[A-Z])?|(HGNC|MGI):\\d+"
        + "|ZDB-GENE-\\d+-\\d+|[NX][MR]_\\d+(\\.\\d+)?|LOC\\d{5,}|C[GR]\\d{4,5}|[A-Z0-9]+Rik|Gm\\d{3,5}"
        + "|(si|zgc|lncRNA|asRNA|snoRNA|mir):\\S+|mt:\\S+|MT[-.][A-Z0-9]{2,8}|RP[LS]\\d+[A-Z]?\\d?|LINC\\d{4,}|RP\\d+-\\d+[A-Z]\\d+\\.\\d+"
        + "|A[CLP]\\d{6}\\.\\d+|ERCC-\\d{5}|HLA-[A-Z0-9]+");
    /** Genes that hardly any list of genes lacks, in human or mouse. */
    private static final Set<String> WELL_KNOWN =
        Set.of("ACTB", "GAPDH", "B2M", "MALAT1", "CD3E", "CD3D", "CD3G", "CD4", "CD8A", "CD8B", "CD8B1", "CD19",
            "MS4A1", "CD34", "CD14", "CD44", "CD74", "CD79A", "CD79B", "LYZ", "LYZ2", "NKG7", "GNLY", "PPBP", "FCGR3A",
            "PTPRC", "EPCAM", "VIM", "TP53", "MYC", "KIT", "FLT3", "MKI67", "TOP2A", "PCNA", "EEF1A1", "TMSB4X", "FTH1",
            "FTL", "HBB", "HBA1", "HBA2", "XIST", "TSPAN6", "TNMD", "DPM1", "SCYL3", "A1BG", "A1CF", "A2M", "XKR4",
            "SOX17", "MRPL15", "LYPLA1", "TCEA1", "RGS20", "ATP6V1H", "OPRK1", "RB1CC1", "FAM150A", "ST18", "PCMTD1",
            "MIR1302-10", "MIR1302-2HG", "FAM138A", "OR4F5", "OR4F29", "OR4F16", "SAMD11", "NOC2L", "KLHL17", "PLEKHN1",
            "HES4", "ISG15", "AGRN", "0610007P14RIK", "0610009B22RIK", "0610009O20RIK");
    private static final Pattern SYMBOL =
        Pattern.compile("[A-Z][A-Z0-9]{1,9}([-.][A-Z0-9]{1,8})?|[A-Z][a-z0-9]{1,9}(-[a-z0-9]{1,5})?|C\\d+orf\\d+");
    private static final Pattern BARCODE = Pattern.compile("(.*[^A-Za-z])?[ACGTN]{8,}([^A-Za-z].*)?");
    private static final Pattern WELL = Pattern.compile("(.*[_.-])?[A-P]\\d{1,2}");
    private static final Pattern RUN = Pattern.compile("[SED]R[RXS]\\d{5,}.*|GSM\\d{5,}.*");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final String MONTH = "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*";
    private static final Pattern DATE = Pattern.compile("(?i)\\d{1,2}[-. /]" + MONTH + "|" + MONTH
        + "[-. /](\\d{2}|\\d{4})|(19|20)\\d{2}[-/]\\d{1,2}[-/]\\d{1,2}( 00:00:00)?");
    private static final double LIKE_CELLS = -0.5;
    private static final double ENUMERATED = 0.8;
    private static final double LIKELY_SYMBOL = 0.4;

    private NameKinds() {
    }

    /** Share of the names that are genes for certain. */
    static double certainGenes(Collection<String> names) {
        return names.stream().mapToDouble(n -> isCertainGene(n) ? 1 : 0).average().orElse(0);
    }

    /** How much names look like genes: 1 if all certainly are, −1 if all look like cells. */
    static double geneLikeness(List<String> names) {
        if (!names.isEmpty() && names.stream().allMatch(n -> NUMBER.matcher(n).matches())) {
            return areRowNumbers(names) ? LIKE_CELLS : 0;
        }
        if (names.size() > 1 && isEnumerated(names)) {
            return LIKE_CELLS;
        }
        return names.stream().mapToDouble(NameKinds::geneLikeness).average().orElse(0);
    }

    /** Whether names are the numbers of their rows, as pandas writes them: 0, 1, 2 … or 1, 2, 3 … */
    private static boolean areRowNumbers(List<String> names) {
        int first = !names.isEmpty() && names.get(0).equals("0") ? 0 : 1;
        return IntStream.range(0, names.size()).allMatch(i -> names.get(i).equals(String.valueOf(first + i)));
    }

    /** Whether a name is one of a gene for certain, or stands for reads of no gene. */
    static boolean isIdentifier(String name) {
        return isCertainGene(name) || name.startsWith("N_unmapped") || name.startsWith("__no_feature");
    }

    /** Whether a spreadsheet has turned a name into a date, such as SEPT2 into 2-Sep. */
    static boolean isDate(String name) {
        return DATE.matcher(name).matches();
    }

    private static double geneLikeness(String name) {
        if (BARCODE.matcher(name).matches() || RUN.matcher(name).matches()) {
            return -1;
        }
        if (isCertainGene(name)) {
            return 1;
        }
        if (WELL.matcher(name).matches()) {
            return -0.5;
        }
        return SYMBOL.matcher(name).matches() ? LIKELY_SYMBOL : 0;
    }

    private static boolean isCertainGene(String name) {
        return GENE.matcher(name).matches() || WELL_KNOWN.contains(name.toUpperCase(Locale.ROOT));
    }

    /** Whether most names are one word with a number: cell_1, cell_2 … */
    private static boolean isEnumerated(List<String> names) {
        long most = names.stream().filter(n -> n.chars().anyMatch(Character::isDigit))
            .collect(Collectors.groupingBy(n -> n.replaceAll("\\d+", "0"), Collectors.counting())).values().stream()
            .mapToLong(Long::longValue).max().orElse(0);
        return most >= ENUMERATED * names.size() && certainGenes(names) == 0;
    }
}
