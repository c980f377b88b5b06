package org.screlapse.engine.preprocess;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;

/**
 * A kind of genes that is known by their symbols, human or mouse, such as the mitochondrial ones. A prefix that names a
 * genome, as in {@code GRCh38_MT-CO1}, does not matter. Where the genes are named by Ensembl identifiers, symbols are
 * taken from the annotation {@code gene_symbols}, {@code gene_symbol}, {@code gene_name}, {@code feature_name} or
 * {@code symbol} of the genes, if there is one.
 *
 * @param name short name, which becomes part of annotations such as {@code pct_counts_mt}
 * @param pattern what is found in the symbol of such a gene
 */
public record GeneCategory(String name, Pattern pattern) {

    /**
     * Genes of the mitochondrial genome, also as R ({@code MT.ND1}) and flies ({@code mt:ND1}) write them: a high share
     * of them shows a damaged or dying cell.
     */
    public static final GeneCategory MITOCHONDRIAL = of("mt", "(?i)^MT[-.:]");
    /** Proteins of the ribosome; not the kinases of ribosomal protein S6. */
    public static final GeneCategory RIBOSOMAL = of("ribo", "(?i)^RP[SL](?!6K)");
    /** Hemoglobins: their share shows red blood cells, or their spilled content. */
    public static final GeneCategory HEMOGLOBIN =
        of("hb", "^HB(A\\d?|B|D|E\\d|G\\d|M|Q\\d|Z)$|^Hb[ab]-|^Hbq1|^Hb[abz]$");
    /** Genes of the X and Y chromosome that differ between the sexes. */
    public static final GeneCategory SEX_LINKED = of("sex",
        "(?i)^(XIST|TSIX|RPS4Y\\d|DDX3Y|EIF1AY|EIF2S3Y|KDM5D|USP9Y"
            + "|UTY|ZFY\\d?|TMSB4Y|TXLNGY|NLGN4Y|PRKY|PCDH11Y|TTTY\\w+|LINC00278|BCORP1|SRY|DAZ\\d|VCY\\w?|AMELY"
            + "|TBL1Y|CDY\\w+|HSFY\\d|RBMY\\w+|UBA1Y|UBE1Y)$");
    /** Genes that are known by the clone or contig they were found on only, such as AC012345.1. */
    public static final GeneCategory UNNAMED = of("unnamed", "^(A[CDFJLPX]|BX|CR|CT|FO|FP|KF|U|Z)\\d{5,6}\\.\\d+$"
        + "|^(CTA|CTB|CTC|CTD|RP\\d+|XXbac|LL\\w+)-\\S+\\.\\d+$" + "|^Gm\\d{4,}$|^LINC\\d+$|Rik$");

    private static final Pattern GENOME = Pattern.compile("^(GRC[hm]|hg|mm|rn|Rnor_|GRCz)[0-9][A-Za-z0-9.-]*_+");
    private static final List<String> SYMBOLS =
        List.of("gene_symbols", "gene_symbol", "gene_name", "feature_name", "symbol");

    /**
     * @param name short name
     * @param pattern a regular expression for the symbols of these genes
     * @return the category
     * @throws IllegalArgumentException if it is not a regular expression, or the name is empty
     */
    public static GeneCategory of(String name, String pattern) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A category of genes has no name.");
        }
        try {
            return new GeneCategory(name, Pattern.compile(pattern));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("The pattern \"" + pattern + "\" of the genes \"" + name
                + "\" is no regular expression: " + e.getDescription() + ".", e);
        }
    }

    /**
     * @param genes names and annotations of genes
     * @return for each gene whether it is of this category
     */
    public boolean[] members(Annotations genes) {
        Column symbols = symbols(genes);
        boolean[] members = new boolean[genes.size()];
        for (int gene = 0; gene < members.length; gene++) {
            String symbol = symbols == null || symbols.isMissing(gene) ? genes.names().get(gene) : symbols.text(gene);
            members[gene] = pattern.matcher(GENOME.matcher(symbol).replaceFirst("")).find();
        }
        return members;
    }

    /**
     * @param symbols symbols of genes
     * @param genes names and annotations of genes
     * @return for each gene whether its symbol or name is among them, whatever the case
     */
    static boolean[] named(Set<String> symbols, Annotations genes) {
        if (symbols.isEmpty()) {
            return new boolean[genes.size()];
        }
        String any = String.join("|", symbols.stream().map(Pattern::quote).toList());
        return of("named", "(?i)^(" + any + ")$").members(genes);
    }

    private static Column symbols(Annotations genes) {
        if (genes.size() == 0 || !genes.names().get(0).startsWith("ENS")) {
            return null;
        }
        return SYMBOLS.stream().flatMap(name -> genes.column(name).stream())
            .filter(column -> column.type() == ColumnType.TEXT || column.type() == ColumnType.CATEGORICAL).findFirst()
            .orElse(null);
    }
}
