package org.screlapse.benchmarks;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import org.junit.Test;

public class ArgumentsTest {

    @Test
    public void optionsMayStandAnywhere() {
        Arguments arguments = new Arguments(List.of("--heap", "2g", "10,000", "--json", "out.json", "file"));
        assertEquals(2, arguments.size());
        assertEquals(10_000, arguments.number(0, 1));
        assertEquals("file", arguments.word(1));
        assertEquals(7, arguments.number(2, 7));
        assertEquals("2g", arguments.option("--heap", "4g"));
        assertEquals("python3", arguments.option("--python", "python3"));
    }

    @Test
    public void wrongWordsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Arguments(List.of("--unknown", "1")));
        assertThrows(IllegalArgumentException.class, () -> new Arguments(List.of("--json")));
        assertThrows(IllegalArgumentException.class, () -> new Arguments(List.of("x")).number(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Arguments(List.of()).word(0));
    }
}
