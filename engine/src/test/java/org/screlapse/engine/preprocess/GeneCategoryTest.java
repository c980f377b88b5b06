package org.screlapse.engine.preprocess;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.TextColumn;

public class GeneCategoryTest {

    @Test
    public void humanAndMouseGenesAreKnown() {
        assertMembers(GeneCategory.MITOCHONDRIAL, List.of("MT-CO1", "mt-Nd1", "GRCh38_MT-CYB", "mm10___mt-Co3"), "MTOR",
            "Mtch1", "HMT-1");
        assertMembers(GeneCategory.RIBOSOMAL, List.of("RPS4X", "RPL13A", "Rplp0", "RPSA"), "RPS6KA1", "Rps6kb2",
            "MRPL3", "CRPS1");
        assertMembers(GeneCategory.HEMOGLOBIN, List.of("HBA1", "HBA2", "HBB", "HBD", "HBE1", "HBG2", "HBM", "HBQ1",
            "HBZ", "Hba-a1", "Hbb-bs", "Hbb-bh1", "Hbq1a"), "HBEGF", "HBS1L", "HBP1", "Hbegf", "Hbs1l");
        assertMembers(GeneCategory.SEX_LINKED, List.of("XIST", "RPS4Y1", "DDX3Y", "Kdm5d", "TTTY15"), "RPS4X", "DDX3X");
        assertMembers(GeneCategory.UNNAMED, List.of("AC012345.1", "AL627309.5", "RP11-34P13.7", "CTD-2006K23.1",
            "LINC01128", "Gm12345", "1700001C02Rik"), "ACTB", "AL1", "CT45A1", "Gmnn");
    }

    @Test
    public void symbolsOfIdentifiersAreLookedUp() {
        Annotations genes =
            Annotations.of(Names.of("ENSG1", "ENSG2")).with("feature_name", TextColumn.of(List.of("MT-CO1", "CD3E")));
        boolean[] members = GeneCategory.MITOCHONDRIAL.members(genes);
        assertEquals(true, members[0]);
        assertEquals(false, members[1]);
    }

    @Test
    public void namedGenesAreFoundInAnyCase() {
        boolean[] named = GeneCategory.named(Set.of("CD3E", "A.1"), Annotations.of(Names.of("Cd3e", "CD3EAP", "Ax1")));
        assertEquals(List.of(true, false, false), List.of(named[0], named[1], named[2]));
    }

    @Test
    public void patternsAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> GeneCategory.of("x", "("));
        assertThrows(IllegalArgumentException.class, () -> GeneCategory.of(" ", "a"));
    }

    private static void assertMembers(GeneCategory category, List<String> genes, String... others) {
        List<String> all = new ArrayList<>(genes);
        all.addAll(List.of(others));
        boolean[] members = category.members(Annotations.of(Names.of(all.toArray(String[]::new))));
        for (int gene = 0; gene < members.length; gene++) {
            assertEquals(category.name() + " " + all.get(gene), gene < genes.size(), members[gene]);
        }
    }
}
