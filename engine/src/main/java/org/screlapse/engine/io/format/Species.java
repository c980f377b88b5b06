package org.screlapse.engine.io.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Progress;

/**
 * References of several species, as for cells of a patient grown in a mouse. Which species a gene belongs to is told by
 * the genome that the file names, by the prefix that Cell Ranger puts before names in such references
 * ({@code GRCh38_CD3E}, {@code mm10___Cd3e}), or by the Ensembl identifier ({@code ENSG…}, {@code ENSMUSG…}). Genes
 * then have the annotation {@code species}, and each cell the fraction of its counts in each species, such as
 * {@code fraction_human}.
 */
public final class Species {

    private static final String COLUMN = "species";

    /** Names of assemblies by which references are called, and then whatever the release adds. */
    private static final Pattern PREFIX = Pattern.compile("((?:GRCh\\d|hg\\d|GRCm\\d|mm\\d|Rnor_\\d|mRatBN\\d|rn\\d"
        + "|GRCz\\d|danRer\\d|BDGP\\d|dm\\d|Mmul_\\d|rheMac\\d|Sscrofa\\d|susScr\\d|CanFam\\d)[A-Za-z0-9.-]*)_+(?=.)");
    private static final Map<Pattern, String> ASSEMBLIES = new LinkedHashMap<>();
    private static final Pattern ENSEMBL = Pattern.compile("(ENS[A-Z]{0,4}G)\\d{11}.*");
    private static final Map<String, String> ENSEMBL_SPECIES = Map.of("ENSG", "human", "ENSMUSG", "mouse", "ENSRNOG",
        "rat", "ENSDARG", "zebrafish", "ENSMMUG", "macaque", "ENSSSCG", "pig", "ENSCAFG", "dog");
    /** Below this share of the genes, a second species is a spike or a marker gene and no second reference. */
    private static final double LEAST_SHARE = 0.001;

    static {
        ASSEMBLIES.put(Pattern.compile("(?i)(GRCh|hg)\\d.*|human|homo.sapiens"), "human");
        ASSEMBLIES.put(Pattern.compile("(?i)(GRCm|mm)\\d.*|mouse|mus.musculus"), "mouse");
        ASSEMBLIES.put(Pattern.compile("(?i)(Rnor_|mRatBN|rn)\\d.*|rat"), "rat");
        ASSEMBLIES.put(Pattern.compile("(?i)(GRCz|danRer)\\d.*"), "zebrafish");
        ASSEMBLIES.put(Pattern.compile("(?i)(BDGP|dm)\\d.*"), "fly");
        ASSEMBLIES.put(Pattern.compile("(?i)(Mmul_|rheMac)\\d.*"), "macaque");
        ASSEMBLIES.put(Pattern.compile("(?i)(Sscrofa|susScr)\\d.*"), "pig");
        ASSEMBLIES.put(Pattern.compile("(?i)CanFam\\d.*"), "dog");
    }

    private Species() {
    }

    /** The genome of each gene by the prefix of its name or identifier, null where there is none; null if all are. */
    public static String[] genomesByPrefix(String[] names, String[] ids) {
        String[] genomes = new String[names.length];
        boolean any = false;
        for (int i = 0; i < names.length; i++) {
            genomes[i] = prefix(names[i]);
            if (genomes[i] == null && ids != null) {
                genomes[i] = prefix(ids[i]);
            }
            any |= genomes[i] != null;
        }
        return any ? genomes : null;
    }

    /** The name without the prefix of a genome. */
    public static String withoutPrefix(String name, String genome) {
        if (!name.startsWith(genome + "_")) {
            return name;
        }
        String rest = name.substring(genome.length()).replaceFirst("^_+", "");
        return rest.isEmpty() ? name : rest;
    }

    /**
     * @param names name of each gene
     * @param ids identifier of each gene, null where there are none
     * @param genomes genome of each gene, null where none is known
     * @return the species of each gene, null where it is not known; null unless there are several
     */
    public static CategoricalColumn column(List<String> names, List<String> ids, List<String> genomes) {
        CategoricalColumn byGenome =
            genomes == null ? null : several(genomes.stream().map(Species::ofGenome).toList(), 0);
        if (byGenome != null) {
            return byGenome;
        }
        return several((ids == null ? names : ids).stream().map(Species::ofIdentifier).toList(), LEAST_SHARE);
    }

    /** What {@link #annotate} will add. */
    public static DataSummary describe(DataSummary summary, Annotations genes) {
        DataSummary described = summary;
        for (String species : species(genes)) {
            if (summary.cellColumn(fraction(species)).isEmpty()) {
                described =
                    described.withCellColumn(new ColumnSummary(fraction(species), ColumnType.NUMERIC, List.of()));
            }
        }
        return described;
    }

    /** The data with the fraction of each species of each cell's counts; unchanged if there is one species only. */
    public static SingleCellData annotate(SingleCellData data, Progress progress) {
        List<String> species = species(data.genes());
        if (species.isEmpty()) {
            return data;
        }
        int[] codes = ((CategoricalColumn) data.genes().column(COLUMN).orElseThrow()).codes();
        double[][] fractions = new double[species.size()][data.cells().size()];
        data.counts().forEachBlock("Telling the species apart", progress, cell -> {
            double[] sums = new double[fractions.length];
            while (cell.next()) {
                Arrays.fill(sums, 0);
                for (int i = 0; i < cell.length(); i++) {
                    int code = codes[cell.genes()[i]];
                    if (code >= 0) {
                        sums[code] += cell.values()[i];
                    }
                }
                double total = Arrays.stream(sums).sum();
                for (int s = 0; s < sums.length; s++) {
                    fractions[s][cell.cell()] = total > 0 ? sums[s] / total : Double.NaN;
                }
            }
        });
        SingleCellData annotated = data;
        for (int s = 0; s < fractions.length; s++) {
            if (data.cells().column(fraction(species.get(s))).isEmpty()) {
                annotated = annotated.withCellColumn(fraction(species.get(s)), NumericColumn.of(fractions[s]));
            }
        }
        return annotated;
    }

    private static List<String> species(Annotations genes) {
        return genes.column(COLUMN).filter(CategoricalColumn.class::isInstance)
            .map(c -> ((CategoricalColumn) c).categories()).filter(c -> c.size() > 1).orElse(List.of());
    }

    private static String fraction(String species) {
        return "fraction_" + species;
    }

    private static String prefix(String name) {
        Matcher found = PREFIX.matcher(name);
        return found.lookingAt() ? found.group(1) : null;
    }

    private static String ofGenome(String genome) {
        if (genome == null || genome.isBlank()) {
            return null;
        }
        return ASSEMBLIES.entrySet().stream().filter(e -> e.getKey().matcher(genome).matches()).map(Map.Entry::getValue)
            .findFirst().orElse(genome);
    }

    private static String ofIdentifier(String id) {
        Matcher found = ENSEMBL.matcher(id);
        return found.matches() ? ENSEMBL_SPECIES.getOrDefault(found.group(1), found.group(1)) : null;
    }

    /** A column of these species, null unless there are several that have at least a share of the genes each. */
    private static CategoricalColumn several(List<String> species, double share) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        species.stream().filter(s -> s != null).forEach(s -> counts.merge(s, 1, Integer::sum));
        counts.values().removeIf(count -> count < share * species.size());
        if (counts.size() < 2) {
            return null;
        }
        List<String> kept = new ArrayList<>(counts.keySet());
        return CategoricalColumn.of(kept, species.stream().mapToInt(kept::indexOf).toArray());
    }
}
