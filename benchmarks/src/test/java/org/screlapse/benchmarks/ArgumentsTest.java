package org.screlapse.benchmarks;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import org.junit.Test;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

public class ArgumentsTest {

    private static Arguments parsed(String... words) {
        BenchCommand command = new BenchCommand();
        new CommandLine(command).parseArgs(words);
        return command.arguments();
    }

    @Test
    public void optionsMayStandAnywhere() {
        Arguments arguments = parsed("--heap", "2g", "io", "10,000", "--json", "out.json", "file");
        assertEquals(2, arguments.size());
        assertEquals(10_000, arguments.number(0, 1));
        assertEquals("file", arguments.word(1));
        assertEquals(7, arguments.number(2, 7));
        assertEquals("2g", arguments.heap("4g"));
        assertEquals("python3", arguments.python("python3"));
    }

    @Test
    public void wrongWordsAreRefused() {
        assertThrows(ParameterException.class, () -> parsed("io", "--unknown", "1"));
        assertThrows(ParameterException.class, () -> parsed("io", "--json"));
        assertThrows(IllegalArgumentException.class, () -> parsed("io", "x").number(0, 1));
        assertThrows(IllegalArgumentException.class, () -> parsed("io").word(0));
    }
}
