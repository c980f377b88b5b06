package org.screlapse.knime.node.cohort;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.screlapse.engine.cohort.CohortSample;
import org.screlapse.engine.cohort.SampleSheet;
import org.screlapse.engine.data.Outcome;
import org.screlapse.knime.execution.EngineCall;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;
import org.screlapse.knime.table.ResultTable;

/** Reads all samples of a sample sheet into one data set. */
public final class CohortReaderNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Single-Cell Cohort Reader") //
        .icon("cohort.png") //
        .shortDescription("Reads all samples of a cohort, as a table lists them, into one data set.") //
        .fullDescription("""
            <p>Takes a sample sheet: a table with a row per sample, which says where the file of the sample lies, what the
            sample is called, and usually its patient and timepoint. Each file is read as <i>Single-Cell Reader</i> does
            it, two at a time; the formats may differ. The cells of all samples come together in the order of the
            table. As barcodes repeat between samples, the name of the sample and "_" are put before each cell name.</p>
            <p>Sample, patient and timepoint become the annotations <tt>sample</tt>, <tt>patient</tt> and
            <tt>timepoint</tt> of the cells, and every further column of the table becomes an annotation under its own
            name: age, treatment, batch … An annotation of the same name that a file brings is replaced.</p>
            <p>The column with the files holds texts: paths on this computer (<tt>/data/P1/filtered.h5</tt>),
            <tt>file:</tt> URLs, or KNIME URLs such as <tt>knime://knime.workflow/data/P1.h5</tt> for a file in the data
            folder of this workflow. For a 10x Genomics matrix folder give the folder. A column of KNIME's type Path has
            to be converted with the node <i>Path to String</i> first.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p.addInputTable("Sample sheet", "A row per sample: its file, name, patient, timepoint, and more.")
            .addOutputPort("Single-cell data", "The cells of all samples with their annotations.",
                SingleCellPortObject.TYPE)
            .addOutputTable("Samples",
                "What each sample contributed: its file and format, numbers of cells and genes,"
                    + " number of values other than 0, and the medians of counts and of genes per cell.")) //
        .model(m -> m.parametersClass(CohortReaderNodeParameters.class).configure(CohortReaderNodeFactory::configure)
            .execute(CohortReaderNodeFactory::execute)) //
        .keywords("sample sheet", "samples", "batch", "loop", "10x", "h5ad", "import");

    private static final ResultTable<CohortSample> SAMPLES = new ResultTable<CohortSample>()
        .text("sample", CohortSample::sample).text("file", s -> s.path().toString())
        .text("format", CohortSample::format).count("cells", CohortSample::cells).count("genes", CohortSample::genes)
        .count("values other than 0", CohortSample::nonZeros).number("median counts a cell", CohortSample::medianCounts)
        .number("median genes per cell", CohortSample::medianGenes);

    /** Made by KNIME. */
    public CohortReaderNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        CohortReaderNodeParameters parameters = in.getParameters();
        parameters.check(in.getInTableSpec(0));
        out.setOutSpec(0, new SingleCellPortObjectSpec(SheetTable.describe(in.getInTableSpec(0), parameters.roles())));
        out.setOutSpec(1, SAMPLES.spec());
    }

    private static void execute(ExecuteInput in, ExecuteOutput out) throws KNIMEException, CanceledExecutionException {
        CohortReaderNodeParameters parameters = in.getParameters();
        BufferedDataTable table = in.getInTable(0);
        ExecutionContext exec = in.getExecutionContext();
        EngineCall.run(in, out, run -> {
            SampleSheet sheet = SheetTable.read(table, parameters.roles());
            List<CohortSample> samples = new ArrayList<>();
            out.setOutData(0, SingleCellPortObject.create(exec, store -> {
                Outcome<List<CohortSample>> cohort = parameters.reader().withBlockStorage(store).read(sheet, run);
                samples.addAll(cohort.findings());
                return cohort.data();
            }));
            out.setOutData(1, SAMPLES.fill(exec, samples));
        });
    }
}
