package org.screlapse.knime.execution;

import static org.junit.Assert.assertEquals;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.Test;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;

public class EngineCallTest {

    @Test
    public void allAreOneMessageWithALineEach() throws Exception {
        assertEquals(List.of("One is missing.\nTwo is constant."), shown("One is missing.", "Two is constant."));
    }

    @Test
    public void theSameIsSaidOnce() throws Exception {
        assertEquals(List.of("One is missing.\nTwo is constant."),
            shown("One is missing.", "Two is constant.", "One is missing."));
    }

    @Test
    public void nothingToSayIsNoMessage() throws Exception {
        assertEquals(List.of(), shown());
    }

    private static List<String> shown(String... notes) throws KNIMEException, CanceledExecutionException {
        List<String> messages = new ArrayList<>();
        EngineCall.run(proxy(ExecuteInput.class, (method, values) -> null),
            proxy(ExecuteOutput.class, (method, values) -> {
                assertEquals("setWarningMessage", method);
                messages.add((String) values[0]);
                return null;
            }), run -> Arrays.stream(notes).forEach(run::note));
        return messages;
    }

    private static <T> T proxy(Class<T> type, BiFunction<String, Object[], Object> answer) {
        return type.cast(Proxy.newProxyInstance(EngineCallTest.class.getClassLoader(), new Class<?>[]{type},
            (object, method, values) -> answer.apply(method.getName(), values)));
    }
}
