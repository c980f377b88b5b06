package org.screlapse.headless.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.screlapse.headless.runtime.Leavings;
import org.screlapse.headless.workflow.WorkflowArchive;
import org.screlapse.headless.workflow.WorkflowLoadException;

/** A workflow that came in a file, unpacked for the run into a temporary folder of its own. */
final class UnpackedWorkflow {

    private final Path folder;

    private final Path workflow;

    private final List<String> before;

    private UnpackedWorkflow(Path folder, Path workflow) throws IOException {
        this.folder = folder;
        this.workflow = workflow;
        this.before = Folders.listing(workflow);
    }

    static UnpackedWorkflow of(Path file) throws IOException, WorkflowLoadException {
        Path folder = Leavings.newFolder().toRealPath();
        try {
            return new UnpackedWorkflow(folder, WorkflowArchive.unpack(file, folder));
        } catch (IOException | WorkflowLoadException e) {
            Folders.delete(folder);
            throw e;
        }
    }

    /** The workflow folder. */
    Path workflow() {
        return workflow;
    }

    /**
     * Deletes the temporary folder.
     *
     * @param keepResults whether it is kept if nodes have written files into the workflow folder, because nothing else
     *            keeps them
     */
    void close(RunReport report, boolean keepResults) {
        try {
            if (keepResults && !Folders.listing(workflow).equals(before)) {
                report.say(
                    "The workflow was unpacked to " + workflow + ", which is kept because files were written into it.");
            } else {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            report.warn("The unpacked workflow " + folder + " could not be deleted: " + Failure.sentence(e));
        }
    }
}
