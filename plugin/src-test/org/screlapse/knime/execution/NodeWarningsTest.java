package org.screlapse.knime.execution;

import static org.junit.Assert.assertEquals;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;
import org.knime.node.DefaultModel.ExecuteOutput;

public class NodeWarningsTest {

    @Test
    public void allAreOneMessageWithALineEach() {
        assertEquals(List.of("One is missing.\nTwo is constant."), shown("One is missing.", "Two is constant."));
    }

    @Test
    public void theSameIsSaidOnce() {
        assertEquals(List.of("One is missing.\nTwo is constant."),
            shown("One is missing.", "Two is constant.", "One is missing."));
    }

    @Test
    public void nothingToSayIsNoMessage() {
        assertEquals(List.of(), shown());
    }

    private static List<String> shown(String... warnings) {
        List<String> messages = new ArrayList<>();
        NodeWarnings.show(Arrays.asList(warnings),
            (ExecuteOutput) Proxy.newProxyInstance(NodeWarningsTest.class.getClassLoader(),
                new Class<?>[]{ExecuteOutput.class}, (output, method, values) -> {
                    assertEquals("setWarningMessage", method.getName());
                    messages.add((String) values[0]);
                    return null;
                }));
        return messages;
    }
}
