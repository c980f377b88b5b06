package org.screlapse.headless.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.port.PortObject;
import org.screlapse.headless.runtime.FileStoreFolder;
import org.screlapse.headless.runtime.FileStoreRepository;
import org.screlapse.headless.runtime.PortObjects;

/**
 * What the executed nodes of a workflow made, kept in a folder {@code .screlapse} inside the workflow folder, where
 * KNIME does not look: one folder per node, with {@code node.xml} (fingerprint, warnings, id of its file stores), a
 * folder for each output and one for its file stores. File stores that nodes share are kept once, with the node that
 * made them.
 */
final class SavedResults {

    /** Name of the folder inside a workflow folder. */
    static final String FOLDER = ".screlapse";

    private static final String DESCRIPTION = "node.xml";

    private static final String FILE_STORES = "filestore";

    /**
     * The result of one node.
     *
     * @param outputs one object an output
     * @param fileStores those that the node made
     * @param warnings what the node said
     */
    record Result(List<PortObject> outputs, FileStoreFolder fileStores, List<String> warnings) {}

    private final Map<Integer, ModelContentRO> descriptions = new LinkedHashMap<>();

    private final Map<Integer, FileStoreFolder> fileStores = new LinkedHashMap<>();

    private final Path folder;

    private final FileStoreRepository repository;

    private SavedResults(Path folder, FileStoreRepository repository) {
        this.folder = folder;
        this.repository = repository;
    }

    /**
     * Looks up what there is for these nodes; makes all their file stores known.
     *
     * @throws IOException if a description cannot be read
     */
    static SavedResults open(Path workflow, List<Integer> ids, FileStoreRepository repository) throws IOException {
        SavedResults results = new SavedResults(workflow.resolve(FOLDER), repository);
        for (Integer id : ids) {
            Path description = results.nodeFolder(id).resolve(DESCRIPTION);
            if (Files.isRegularFile(description)) {
                try (InputStream in = Files.newInputStream(description)) {
                    ModelContentRO content = ModelContent.loadFromXML(in);
                    results.fileStores.put(id, repository.register(UUID.fromString(content.getString("file_store_id")),
                        results.nodeFolder(id).resolve(FILE_STORES)));
                    results.descriptions.put(id, content);
                } catch (InvalidSettingsException | IllegalArgumentException e) {
                    throw new IOException("The saved result " + description + " cannot be read: " + e.getMessage(), e);
                }
            }
        }
        return results;
    }

    /** The result of a node, if there is one that was made in just the same way. */
    Optional<Result> restore(NodeRun node) throws IOException, CanceledExecutionException {
        ModelContentRO description = descriptions.get(node.node().id());
        if (description == null || !node.fingerprint().equals(description.getString("fingerprint", ""))) {
            return Optional.empty();
        }
        List<PortObject> outputs = new ArrayList<>();
        for (int port = 0; port < node.ports().outputs(); port++) {
            outputs.add(PortObjects.load(portFolder(nodeFolder(node.node().id()), port), repository));
        }
        return Optional.of(new Result(outputs, fileStores.get(node.node().id()),
            List.of(description.getStringArray("warnings", new String[0]))));
    }

    /** Writes the results of all executed nodes into a new folder. */
    static void save(Iterable<NodeRun> nodes, Path target) throws IOException, CanceledExecutionException {
        for (NodeRun node : nodes) {
            if (node.state().isExecuted()) {
                Path nodeFolder = Files.createDirectories(target.resolve("node_" + node.node().id()));
                for (int port = 0; port < node.objects().size(); port++) {
                    PortObjects.save(node.objects().get(port), Files.createDirectories(portFolder(nodeFolder, port)));
                }
                if (!node.fileStores().isEmpty()) {
                    Folders.copy(node.fileStores().path(), nodeFolder.resolve(FILE_STORES), path -> false);
                }
                describe(node, nodeFolder.resolve(DESCRIPTION));
            }
        }
    }

    private static void describe(NodeRun node, Path file) throws IOException {
        ModelContent content = new ModelContent(DESCRIPTION);
        content.addString("fingerprint", node.fingerprint());
        content.addString("file_store_id", node.fileStores().id().toString());
        content.addStringArray("warnings", node.messages().stream()
            .filter(message -> message.kind() == Message.Kind.WARNING).map(Message::text).toArray(String[]::new));
        try (OutputStream out = Files.newOutputStream(file)) {
            content.saveToXML(out);
        }
    }

    private Path nodeFolder(int id) {
        return folder.resolve("node_" + id);
    }

    private static Path portFolder(Path nodeFolder, int port) {
        return nodeFolder.resolve("port_" + (port + 1));
    }
}
