package org.screlapse.headless.run;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.parameters.NodeParameters;

/** Nodes for the tests of the runner, written as a plugin writes its nodes. */
final class TestNodes {

    /** Counts the executions of {@link Rows} and {@link WriteNote}. */
    static final AtomicInteger EXECUTIONS = new AtomicInteger();

    /** Two {@link Meet} nodes that are executed at the same time bring this to zero. */
    static volatile CountDownLatch meeting = new CountDownLatch(2);

    /** Zero as soon as a {@link Slow} node is being executed. */
    static volatile CountDownLatch slowStarted = new CountDownLatch(1);

    private static final DataTableSpec SPEC =
        new DataTableSpec(new DataColumnSpecCreator("name", StringCell.TYPE).createSpec(),
            new DataColumnSpecCreator("share", DoubleCell.TYPE).createSpec());

    private TestNodes() {
    }

    /** Makes a table. */
    public static final class Rows extends DefaultNodeFactory {

        public static final class Parameters implements NodeParameters {
            int rows = 3;

            String prefix = "row ";

            double share = 1;

            String[] names = {};
        }

        public Rows() {
            super(DefaultNode.create().name("Rows").icon("x.png").shortDescription("s").fullDescription("f")
                .sinceVersion(5, 8, 0).ports(p -> p.addOutputTable("out", "d"))
                .model(m -> m.parametersClass(Parameters.class).configure(Rows::configure).execute(Rows::execute)));
        }

        private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
            Parameters parameters = in.getParameters();
            if (parameters.rows < 0) {
                throw new InvalidSettingsException("The number of rows is " + parameters.rows + ".");
            }
            out.setOutSpecs(SPEC);
        }

        private static void execute(ExecuteInput in, ExecuteOutput out) {
            EXECUTIONS.incrementAndGet();
            Parameters parameters = in.getParameters();
            BufferedDataContainer rows = in.getExecutionContext().createDataContainer(SPEC);
            for (int i = 0; i < parameters.rows; i++) {
                String name = i < parameters.names.length ? parameters.names[i] : parameters.prefix + i;
                rows.addRowToTable(
                    new DefaultRow("Row" + i, new StringCell(name), new DoubleCell(parameters.share / (i + 1))));
            }
            rows.close();
            out.setOutData(0, rows.getTable());
        }
    }

    /** Hands its table on, with a warning. */
    public static final class Pass extends DefaultNodeFactory {
        public Pass() {
            super(DefaultNode.create().name("Pass").icon("x.png").shortDescription("s").fullDescription("f")
                .sinceVersion(5, 8, 0).ports(p -> p.addInputTable("in", "d").addOutputTable("out", "d"))
                .model(m -> m.withoutParameters().configure((in, out) -> out.setOutSpecs(in.getInTableSpec(0)))
                    .execute((in, out) -> {
                        out.setOutData(0, in.getInTable(0));
                        out.setWarningMessage("Only 12 of 17 passed.");
                    })));
        }
    }

    /** Fails in the way its parameter says. */
    public static final class Fail extends DefaultNodeFactory {

        public static final class Parameters implements NodeParameters {
            String how = "knime";
        }

        public Fail() {
            super(DefaultNode.create().name("Fail").icon("x.png").shortDescription("s").fullDescription("f")
                .sinceVersion(5, 8, 0).ports(p -> p.addInputTable("in", "d").addOutputTable("out", "d"))
                .model(m -> m.parametersClass(Parameters.class)
                    .configure((in, out) -> out.setOutSpecs(in.getInTableSpec(0))).execute(Fail::execute)));
        }

        private static void execute(ExecuteInput in, ExecuteOutput out) throws KNIMEException {
            Parameters parameters = in.getParameters();
            if ("knime".equals(parameters.how)) {
                throw new KNIMEException("Column \"x\" is not in the table; choose another.");
            }
            throw new IllegalArgumentException("index 5 is beyond 3");
        }
    }

    /** Waits until two of its kind are being executed. */
    public static final class Meet extends DefaultNodeFactory {
        public Meet() {
            super(DefaultNode.create().name("Meet").icon("x.png").shortDescription("s").fullDescription("f")
                .sinceVersion(5, 8, 0).ports(p -> p.addInputTable("in", "d").addOutputTable("out", "d"))
                .model(m -> m.withoutParameters().configure((in, out) -> out.setOutSpecs(in.getInTableSpec(0)))
                    .execute(Meet::execute)));
        }

        private static void execute(ExecuteInput in, ExecuteOutput out) throws KNIMEException {
            meeting.countDown();
            try {
                if (!meeting.await(20, TimeUnit.SECONDS)) {
                    throw new KNIMEException("Nobody came.");
                }
            } catch (InterruptedException e) {
                throw new KNIMEException("Interrupted.", e);
            }
            out.setOutData(0, in.getInTable(0));
        }
    }

    /** Works until it is canceled. */
    public static final class Slow extends DefaultNodeFactory {
        public Slow() {
            super(DefaultNode.create().name("Slow").icon("x.png").shortDescription("s").fullDescription("f")
                .sinceVersion(5, 8, 0).ports(p -> p.addInputTable("in", "d").addOutputTable("out", "d"))
                .model(m -> m.withoutParameters().configure((in, out) -> out.setOutSpecs(in.getInTableSpec(0)))
                    .execute(Slow::execute)));
        }

        private static void execute(ExecuteInput in, ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
            slowStarted.countDown();
            while (true) {
                in.getExecutionContext().checkCanceled();
                in.getExecutionContext().setProgress(0.5, "working");
                try {
                    Thread.sleep(5);
                } catch (InterruptedException e) {
                    throw new KNIMEException("Interrupted.", e);
                }
            }
        }
    }

    private static PortType noteType() {
        return PortTypeRegistry.getInstance().getPortType(NotePortObject.class);
    }

    private static FileStore store(ExecuteInput in, String text) throws KNIMEException {
        try {
            FileStore store = in.getExecutionContext().createFileStore("note");
            Files.writeString(store.getFile().toPath(), text);
            return store;
        } catch (IOException e) {
            throw new KNIMEException(e.getMessage(), e);
        }
    }

    /** Makes a port object of its own. */
    public static final class WriteNote extends DefaultNodeFactory {

        public static final class Parameters implements NodeParameters {
            String text = "hello";
        }

        public WriteNote() {
            super(DefaultNode.create().name("Write Note").icon("x.png").shortDescription("s").fullDescription("f")
                .sinceVersion(5, 8, 0).ports(p -> p.addOutputPort("out", "d", noteType()))
                .model(m -> m.parametersClass(Parameters.class)
                    .configure((in, out) -> out.setOutSpecs(new NotePortObject.Spec())).execute(WriteNote::execute)));
        }

        private static void execute(ExecuteInput in, ExecuteOutput out) throws KNIMEException {
            EXECUTIONS.incrementAndGet();
            Parameters parameters = in.getParameters();
            out.setOutData(0, new NotePortObject(List.of(store(in, parameters.text))));
        }
    }

    /** Adds a file store to the one it is given. */
    public static final class AddToNote extends DefaultNodeFactory {
        public AddToNote() {
            super(DefaultNode.create().name("Add to Note").icon("x.png").shortDescription("s").fullDescription("f")
                .sinceVersion(5, 8, 0)
                .ports(p -> p.addInputPort("in", "d", noteType()).addOutputPort("out", "d", noteType()))
                .model(m -> m.withoutParameters().configure((in, out) -> out.setOutSpecs(new NotePortObject.Spec()))
                    .execute((in, out) -> {
                        NotePortObject note = in.getInPortObject(0);
                        out.setOutData(0, new NotePortObject(List.of(note.note(0), store(in, "world"))));
                    })));
        }
    }
}
