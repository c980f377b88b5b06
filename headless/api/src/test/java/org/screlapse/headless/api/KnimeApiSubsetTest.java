package org.screlapse.headless.api;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.Assume;
import org.junit.Test;

/**
 * Every public or protected class and member of the stand-in is KNIME's own, so that a plugin compiled against it runs
 * in KNIME 5.8. To bring the list up to date after adding a class or member, run {@link KnimeApiLines}.
 */
public class KnimeApiSubsetTest {

    /** Classes and interfaces that nodes use but never extend or implement. */
    private static final Set<String> NOT_FOR_NODES = Set.of("org.knime.core.node.ConfigurableNodeFactory",
        "org.knime.core.node.NodeFactory", "org.knime.core.node.NodeModel", "org.knime.core.node.NodeSettingsWO",
        "org.knime.core.node.ModelContentWO", "org.knime.node.DefaultModel$ConfigureInput",
        "org.knime.node.DefaultModel$ExecuteInput", "org.knime.node.DefaultModel$ExecuteOutput",
        "org.knime.node.RequirePorts$ConfigurablePort$ExtendableConfigurablePort",
        "org.knime.node.parameters.NodeParametersInput",
        "org.knime.node.parameters.updates.StateProvider$StateProviderInitializer",
        "org.knime.core.node.config.ConfigRO", "org.knime.core.node.config.ConfigWO",
        "org.knime.core.node.config.base.ConfigBaseRO", "org.knime.core.node.config.base.ConfigBaseWO",
        "org.knime.core.webui.node.dialog.NodeDialogFactory", "org.knime.core.webui.node.view.NodeViewFactory",
        "org.knime.core.webui.page.Page$RequireBundle", "org.knime.core.webui.page.Page$RequireFromFileOrString",
        "org.knime.core.webui.page.Resource", "org.knime.node.DefaultModel$RequireConfigureOrRearrangeColumns",
        "org.knime.node.RequirePorts$DynamicPortsAdder", "org.knime.node.RequirePorts$RequireConfigurablePortMode",
        "org.knime.node.parameters.updates.EffectPredicate",
        "org.knime.node.parameters.updates.EffectPredicateProvider$PredicateInitializer",
        "org.knime.node.parameters.validation.BuiltinValidation",
        "org.knime.node.parameters.widget.choices.filter.TypeFilter",
        "org.knime.filehandling.core.connections.FSConnection", "org.knime.filehandling.core.connections.FSPath",
        "org.knime.filehandling.core.connections.FSLocationSpec",
        "org.knime.filehandling.core.connections.location.FSPathProvider");

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
        assertEquals(offences.size() + " differences from KNIME:\n" + String.join("\n", offences), 0, offences.size());
    }

    /** What a node implements must ask of it all that KNIME asks. */
    @Test
    public void nothingToImplementIsLeftOut() throws IOException {
        Path shared = KnimeApiLines.sharedList();
        Assume.assumeTrue("needs ../shared/knime", shared != null);
        ApiList real = new ApiList(Files.readAllLines(shared));
        List<String> missing = new ArrayList<>();
        for (Class<?> c : OwnApi.classes()) {
            if (Modifier.isAbstract(c.getModifiers()) && !c.isAnnotation() && !NOT_FOR_NODES.contains(c.getName())) {
                Set<String> own = OwnApi.members(c).stream().map(ApiLine::key).collect(Collectors.toSet());
                real.abstractMembers(c.getName()).filter(key -> !own.contains(key)).forEach(missing::add);
            }
        }
        assertEquals("abstract in KNIME but not here; add them, or add the class to NOT_FOR_NODES:\n"
            + String.join("\n", missing), 0, missing.size());
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
