package org.screlapse.headless.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

import org.knime.core.node.CanceledExecutionException;
import org.screlapse.headless.runtime.Leavings;
import org.screlapse.headless.workflow.Workflow;
import org.screlapse.headless.workflow.WorkflowArchive;
import org.screlapse.headless.workflow.WorkflowWriter;

/**
 * Saves a workflow with its results: in place, into another folder, or into a zip file. Everything is written under a
 * temporary name and then moved into place.
 */
final class WorkflowSaver {

    private final WorkflowRun run;

    private final Path source;

    WorkflowSaver(WorkflowRun run) {
        this.run = run;
        this.source = run.workflow().folder();
    }

    /** Saves into the workflow's own folder. */
    void saveInPlace() throws IOException, CanceledExecutionException {
        Path results = source.resolve(SavedResults.FOLDER);
        Path part = Leavings.part(results);
        try {
            Folders.delete(part);
            SavedResults.save(run.nodes(), Files.createDirectories(part));
            WorkflowWriter.write(run.workflow(), source);
            Folders.delete(results);
            Files.move(part, results);
        } finally {
            Folders.delete(part);
        }
    }

    /**
     * Saves into a folder, which is made; a workflow that is there already is replaced.
     *
     * @throws IOException if there is something else, or writing fails
     */
    void saveToFolder(Path folder) throws IOException, CanceledExecutionException {
        Path target = folder.toAbsolutePath().normalize();
        if (target.equals(source)) {
            saveInPlace();
            return;
        }
        if (target.startsWith(source)) {
            throw new IOException("The workflow cannot be saved to " + target
                + ", which lies inside of the workflow itself; choose a folder elsewhere.");
        }
        requireReplaceable(target);
        Files.createDirectories(target.getParent());
        Path part = Leavings.part(target);
        Path old = target.resolveSibling("." + target.getFileName() + ".old");
        try {
            Folders.delete(part);
            copyTo(part);
            if (Files.exists(target)) {
                Folders.delete(old);
                Files.move(target, old);
            }
            Files.move(part, target);
            Folders.delete(old);
        } finally {
            Folders.delete(part);
        }
    }

    private static void requireReplaceable(Path target) throws IOException {
        if (!Files.exists(target) || Files.isRegularFile(target.resolve(Workflow.FILE))) {
            return;
        }
        if (Files.isDirectory(target)) {
            try (Stream<Path> children = Files.list(target)) {
                if (children.findAny().isEmpty()) {
                    return;
                }
            }
        }
        throw new IOException("The workflow cannot be saved to " + target
            + ": there is something else than a workflow, which is not overwritten; choose another folder.");
    }

    /**
     * Saves into a zip file.
     *
     * @param temp an existing folder to work in
     */
    void saveToFile(Path file, Path temp) throws IOException, CanceledExecutionException {
        Path target = file.toAbsolutePath().normalize();
        String name = target.getFileName().toString().replaceAll("(?i)\\.(zip|knwf)$", "");
        Path copy = temp.resolve("saved").resolve(name);
        try {
            copyTo(copy);
            pack(copy, target);
        } finally {
            Folders.delete(temp.resolve("saved"));
        }
    }

    /** Packs the workflow's own folder, which was unpacked from a file, into that file again. */
    void repack(Path file) throws IOException {
        pack(source, file.toAbsolutePath().normalize());
    }

    private static void pack(Path folder, Path file) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file; // a link stays, too
        Files.createDirectories(target.getParent());
        if (Files.exists(target) && !Files.isRegularFile(target)) { // a pipe or device takes what is written, and stays
            WorkflowArchive.pack(folder, target);
            return;
        }
        Path part = Leavings.part(target);
        try {
            WorkflowArchive.pack(folder, part);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void copyTo(Path target) throws IOException, CanceledExecutionException {
        Files.createDirectories(target);
        Folders.copy(source, target,
            path -> path.getFileName() != null && path.toString().startsWith(SavedResults.FOLDER));
        WorkflowWriter.write(run.workflow(), target);
        SavedResults.save(run.nodes(), Files.createDirectories(target.resolve(SavedResults.FOLDER)));
    }
}
