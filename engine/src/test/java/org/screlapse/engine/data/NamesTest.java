package org.screlapse.engine.data;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;

public class NamesTest {

    @Test
    public void findsNames() {
        Names names = Names.of("b", "a", "");
        assertEquals(3, names.size());
        assertEquals("a", names.get(1));
        assertEquals(1, names.indexOf("a"));
        assertEquals(2, names.indexOf(""));
        assertEquals(-1, names.indexOf("A"));
        assertEquals(List.of("b", "a", ""), names.asList());
        assertThrows(UnsupportedOperationException.class, () -> names.asList().set(0, "x"));
    }

    @Test
    public void comparesByContent() {
        assertEquals(Names.of("a", "b"), Names.of("a", "b"));
        assertEquals(Names.of("a", "b").hashCode(), Names.of("a", "b").hashCode());
        assertNotEquals(Names.of("a", "b"), Names.of("b", "a"));
    }

    @Test
    public void refusesRepeatedAndMissingNames() {
        String message = assertThrows(IllegalArgumentException.class, () -> Names.of("a", "b", "a")).getMessage();
        assertEquals("The name \"a\" comes twice, at positions 1 and 3; names must be unique.", message);
        String missing = assertThrows(IllegalArgumentException.class, () -> Names.of("a", null)).getMessage();
        assertTrue(missing, missing.contains("Name 2 of 2 is missing"));
    }

    /** The expected names are those of anndata.utils.make_index_unique (0.8.0). */
    @Test
    public void makesNamesUniqueAsAnndataDoes() {
        assertUnique(List.of("a", "a-1", "a-2"), "a", "a", "a");
        assertUnique(List.of("a", "a-1", "a-2", "a-3"), "a", "a-1", "a", "a");
        assertUnique(List.of("a", "a-3", "a-1", "b", "b-1", "a-2", "a-4"), "a", "a", "a-1", "b", "b", "a-2", "a");
        assertUnique(List.of("a-1", "a-1-1", "a", "a-2"), "a-1", "a-1", "a", "a");
        assertUnique(List.of("x", "x-1-1", "x-1", "x-1-2", "x-2"), "x", "x-1-1", "x-1", "x-1", "x");
        assertUnique(List.of("", "-1", "-2"), "", "", "");
    }

    private static void assertUnique(List<String> expected, String... names) {
        assertEquals(expected, Names.makeUnique(names).asList());
    }
}
