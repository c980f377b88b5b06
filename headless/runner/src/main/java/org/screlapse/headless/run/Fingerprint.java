package org.screlapse.headless.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.knime.core.node.NodeSettings;
import org.screlapse.headless.workflow.NodeOrigin;
import org.screlapse.headless.workflow.WorkflowNode;

/** A short text that changes when a node's program, settings or inputs change. */
final class Fingerprint {

    private Fingerprint() {
    }

    /**
     * @param model the settings with flow variables applied
     * @param upstream the fingerprints of the connected inputs, each with its port
     */
    static String of(WorkflowNode node, Optional<NodeSettings> model, List<String> upstream) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(node.origin().map(NodeOrigin::factory).orElse("").getBytes(StandardCharsets.UTF_8));
            if (model.isPresent()) {
                ByteArrayOutputStream xml = new ByteArrayOutputStream();
                model.get().saveToXML(xml);
                digest.update(xml.toByteArray());
            }
            for (String input : upstream) {
                digest.update(input.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
