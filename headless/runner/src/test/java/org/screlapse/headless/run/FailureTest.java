package org.screlapse.headless.run;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

import org.junit.Test;
import org.knime.core.node.KNIMEException;

public class FailureTest {

    @Test
    public void keepsSentencesThatWereMeantForUsers() {
        assertEquals("No gene found.", Failure.sentence(new KNIMEException("No gene found.")));
        assertEquals("Line 3 is bad.", Failure.sentence(new IOException("Line 3 is bad.\n\tat x")));
    }

    @Test
    public void makesSentencesOfWhatWasNot() {
        assertEquals("No permission to access the file /x.", Failure.sentence(new AccessDeniedException("/x")));
        assertEquals("There is no file /x.", Failure.sentence(new NoSuchFileException("/x")));
        assertEquals("IndexOutOfBoundsException: Index 5 out of bounds for length 3",
            Failure.sentence(new IndexOutOfBoundsException("Index 5 out of bounds for length 3")));
        assertEquals("The program failed with java.lang.NullPointerException.",
            Failure.sentence(new NullPointerException()));
        assertEquals("IllegalStateException: no library",
            Failure.sentence(new ExceptionInInitializerError(new IllegalStateException("no library"))));
    }
}
