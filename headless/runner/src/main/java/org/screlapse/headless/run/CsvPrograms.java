package org.screlapse.headless.run;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.screlapse.headless.csv.CsvReaderNode;
import org.screlapse.headless.csv.CsvWriterNode;

/** KNIME's CSV nodes as programs of the runner. */
final class CsvPrograms {

    private static final String FILE_SYSTEM_PORT = "File System Connection";

    private CsvPrograms() {
    }

    /** The programs by factory. */
    static Map<String, NodeProgram.Source> all() {
        Map<String, NodeProgram.Source> programs = new LinkedHashMap<>();
        programs.put(CsvReaderNode.FACTORY, Reader::new);
        programs.put(CsvWriterNode.FACTORY, Writer::new);
        return programs;
    }

    /** The CSV nodes have a port for a file system if the user adds one; there are none to be connected here. */
    private static void refuseFileSystemPort(NodeSettings settings) throws InvalidSettingsException {
        if (settings.getEntry("node_creation_config") instanceof NodeSettings ports
            && ports.getEntry(FILE_SYSTEM_PORT) instanceof NodeSettings port && !port.keySet().isEmpty()) {
            throw new InvalidSettingsException("The node has a file system port, which this runner cannot connect; "
                + "remove the port and give a local path.");
        }
    }

    private static NodeSettings required(Optional<NodeSettings> model) throws InvalidSettingsException {
        return model.orElseThrow(
            () -> new InvalidSettingsException("The node was never configured; select a file in its dialog."));
    }

    private static final class Reader implements NodeProgram {

        private CsvReaderNode node;

        @Override
        public String name() {
            return "CSV Reader";
        }

        @Override
        public Ports ports(NodeSettings settings) throws InvalidSettingsException {
            refuseFileSystemPort(settings);
            return new Ports(List.of(), 1);
        }

        @Override
        public void validate(NodeSettings model) throws InvalidSettingsException {
            CsvReaderNode.load(model);
        }

        @Override
        public NodeSettings defaults() {
            return new NodeSettings("model");
        }

        @Override
        public Configured configure(Optional<NodeSettings> model, List<PortObjectSpec> inputs)
            throws InvalidSettingsException {
            node = CsvReaderNode.load(required(model));
            return new Configured(Collections.singletonList(node.configure().orElse(null)), Optional.empty());
        }

        @Override
        public Executed execute(List<PortObject> inputs, ExecutionContext exec) throws Exception {
            return new Executed(List.of(node.execute(exec)), Optional.empty(), List.of());
        }
    }

    private static final class Writer implements NodeProgram {

        private CsvWriterNode node;

        @Override
        public String name() {
            return "CSV Writer";
        }

        @Override
        public Ports ports(NodeSettings settings) throws InvalidSettingsException {
            refuseFileSystemPort(settings);
            return new Ports(List.of(false), 0);
        }

        @Override
        public void validate(NodeSettings model) throws InvalidSettingsException {
            CsvWriterNode.load(model);
        }

        @Override
        public NodeSettings defaults() {
            return new NodeSettings("model");
        }

        @Override
        public Configured configure(Optional<NodeSettings> model, List<PortObjectSpec> inputs)
            throws InvalidSettingsException {
            node = CsvWriterNode.load(required(model));
            if (!(inputs.get(0) instanceof DataTableSpec spec)) {
                throw new InvalidSettingsException("The input of the CSV Writer is no table; connect a table.");
            }
            node.configure(spec);
            return new Configured(List.of(), Optional.empty());
        }

        @Override
        public Executed execute(List<PortObject> inputs, ExecutionContext exec) throws Exception {
            Path file = node.execute((BufferedDataTable) inputs.get(0), exec);
            return new Executed(List.of(), Optional.empty(), List.of(file));
        }
    }
}
