package org.screlapse.headless.workflow;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Workflows packed into a zip file, which KNIME also calls {@code .knwf}. */
public final class WorkflowArchive {

    /** Text such as settings and tables packs to a twentieth, sparse counts to a fiftieth; zeros to a thousandth. */
    private static final long LARGEST_RATIO = 200;
    private static final long LEAST_LIMIT = 256L << 20;

    private WorkflowArchive() {
    }

    /**
     * Unpacks a file into an existing, empty folder.
     *
     * @return the workflow folder within it: the folder itself or the single folder that the file contains
     * @throws WorkflowLoadException if the file is no zip file or holds no workflow
     */
    public static Path unpack(Path file, Path folder) throws WorkflowLoadException {
        try (ZipInputStream in = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            long budget = Math.max(LEAST_LIMIT, LARGEST_RATIO * Files.size(file));
            boolean empty = true;
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                empty = false;
                budget = unpack(in, entry, folder, budget);
            }
            if (empty) {
                throw new WorkflowLoadException("The file " + file
                    + " is not a zip file, so it cannot hold a workflow; give a workflow exported by KNIME (.knwf).");
            }
        } catch (IOException e) {
            throw new WorkflowLoadException("The file " + file + " cannot be unpacked as a workflow: " + e.getMessage()
                + "; export the workflow from KNIME again.", e);
        }
        return findWorkflow(file, folder);
    }

    private static long unpack(ZipInputStream in, ZipEntry entry, Path folder, long budget) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new ZipException("the entry " + entry.getName() + " points outside of the archive");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return budget;
        }
        Files.createDirectories(target.getParent());
        long left = budget;
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                left -= read;
                if (left < 0) {
                    throw new ZipException("it unpacks to more than " + (budget >> 20) + " MB at " + entry.getName()
                        + ", which no workflow of its size does");
                }
                out.write(buffer, 0, read);
            }
        }
        return left;
    }

    private static Path findWorkflow(Path file, Path folder) throws WorkflowLoadException {
        if (Files.isRegularFile(folder.resolve(Workflow.FILE))) {
            return folder;
        }
        try (Stream<Path> children = Files.list(folder)) {
            List<Path> found =
                children.filter(child -> Files.isRegularFile(child.resolve(Workflow.FILE))).sorted().toList();
            if (found.size() == 1) {
                return found.get(0);
            }
            throw new WorkflowLoadException(
                "The file " + file + " holds " + found.size() + " workflow folders, expected one with a file "
                    + Workflow.FILE + "; export a single workflow from KNIME.");
        } catch (IOException e) {
            throw new WorkflowLoadException("The unpacked file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Packs a workflow folder, below its own name, into a file. */
    public static void pack(Path folder, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out);
            Stream<Path> walk = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) walk.sorted()::iterator) {
                String name = (folder.getFileName() + "/" + folder.relativize(path)).replace('\\', '/');
                if (Files.isRegularFile(path)) {
                    zip.putNextEntry(new ZipEntry(name));
                    try (InputStream in = Files.newInputStream(path)) {
                        in.transferTo(zip);
                    }
                    zip.closeEntry();
                }
            }
        }
    }
}
