package org.screlapse.headless.api;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.Assume;
import org.junit.Test;

/**
 * Every public or protected class and member of the stand-in is KNIME's own, so that a plugin compiled against it runs
 * in KNIME 5.8. To bring the list up to date after adding a class or member, run {@link KnimeApiLines}.
 */
public class KnimeApiSubsetTest {

    private static List<String> resource() throws IOException {
        try (InputStream in = KnimeApiSubsetTest.class.getResourceAsStream("/" + KnimeApiLines.RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @Test
    public void everyVisibleClassAndMemberIsKnimes() throws IOException {
        ApiList list = new ApiList(resource());
        List<String> offences = new ArrayList<>();
        List<Class<?>> classes = OwnApi.classes();
        for (Class<?> c : classes) {
            offences.addAll(list.offences(OwnApi.describe(c)));
            OwnApi.members(c).forEach(member -> offences.addAll(list.offences(member)));
        }
        assertTrue("found only " + classes.size() + " classes", classes.size() > 50);
        assertEquals(offences.size() + " differences from KNIME:\n" + String.join("\n", offences), 0,
            offences.size());
    }

    @Test
    public void listIsCopiedFromKnime() throws IOException {
        Path shared = KnimeApiLines.sharedList();
        Assume.assumeTrue("needs ../shared/knime", shared != null);
        Set<String> real = new HashSet<>(Files.readAllLines(shared));
        List<String> copied = resource();
        int own = copied.indexOf(KnimeApiLines.READ_OFF_SOURCE);
        List<String> foreign = copied.subList(0, own < 0 ? copied.size() : own).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#") && !real.contains(line)).toList();
        assertEquals("lines that are not in KNIME's list:\n" + String.join("\n", foreign), 0, foreign.size());
    }
}
