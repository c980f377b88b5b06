package org.screlapse.knime.node.variablegenes;

import org.screlapse.engine.preprocess.VariableGenes.RankedGene;
import org.screlapse.knime.table.ResultTable;

/** The table of variable genes. */
final class GeneTable {

    private GeneTable() {
    }

    static ResultTable<RankedGene> of(VariableGenesNodeParameters parameters) {
        ResultTable<RankedGene> table = new ResultTable<RankedGene>().text("Gene", RankedGene::name);
        for (String number : parameters.operation().numbers()) {
            table.number(number, gene -> gene.numbers().get(number));
        }
        return table;
    }
}
