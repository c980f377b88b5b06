package org.screlapse.knime.node.timepoint;

import java.util.List;

/** What the dialogs of both nodes say of the tables. */
interface ComparisonDialog {

    /** The columns of the tables that compare the given timepoints, the reference first. */
    ComparisonColumns columns(List<String> levels);
}
