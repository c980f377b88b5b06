package org.screlapse.knime.node.variablegenes;

import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.preprocess.VariableGenes;
import org.screlapse.knime.table.ResultTable;

/** The table of variable genes; a row is the index of a gene. */
final class GeneTable {

    private GeneTable() {
    }

    /** @param genes the genes with their numbers; null where only the layout is wanted */
    static ResultTable<Integer> of(VariableGenes operation, Annotations genes) {
        ResultTable<Integer> table = new ResultTable<Integer>().text("Gene", gene -> genes.names().get(gene));
        for (String name : operation.numbers()) {
            table.number(name, gene -> ((NumericColumn) genes.column(name).orElseThrow()).value(gene));
        }
        return table;
    }
}
