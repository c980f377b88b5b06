package org.screlapse.engine.io;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Assume;

/** Runs scripts with the real anndata; where no Python has it, the test is skipped. */
final class Anndata {

    private Anndata() {
    }

    static void run(Path folder, String script, String... arguments) throws Exception {
        String python = python();
        Assume.assumeTrue("no Python with anndata here: what it reads and writes is not checked", python != null);
        Path copy = folder.resolve(script);
        try (InputStream source = Anndata.class.getResourceAsStream(script)) {
            Files.write(copy, source.readAllBytes());
        }
        List<String> command = new ArrayList<>(List.of(python, "-W", "error::FutureWarning:anndata", copy.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertEquals(output, 0, process.waitFor());
    }

    private static String python() throws InterruptedException {
        for (String python : List.of("python3", "/usr/bin/python3")) {
            try {
                Process tried = new ProcessBuilder(python, "-c", "import anndata").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
                if (tried.waitFor() == 0) {
                    return python;
                }
            } catch (IOException e) {
                // no such program: the next one may be there
            }
        }
        return null;
    }
}
