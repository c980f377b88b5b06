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
        assertEquals("The program failed unexpectedly (Index 5 out of bounds for length 3); -debug prints where.",
            Failure.sentence(new IndexOutOfBoundsException("Index 5 out of bounds for length 3")));
        assertEquals("The program failed and does not say why; -debug prints where.",
            Failure.sentence(new NullPointerException()));
        assertEquals("The program failed unexpectedly (no library); -debug prints where.",
            Failure.sentence(new ExceptionInInitializerError(new IllegalStateException("no library"))));
    }
}
