package org.screlapse.headless.files;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.Test;

public class ScratchTest {

    @Test
    public void blocksBeyondTheLimitAreMapped() throws IOException {
        try (Scratch scratch = new Scratch(5)) {
            ByteBuffer first = ByteBuffer.wrap(new byte[]{1, 2, 3});
            assertSame(first, scratch.store(first));
            for (byte i = 0; i < 3; i++) {
                ByteBuffer kept = scratch.store(ByteBuffer.wrap(new byte[]{4, i, 6}));
                assertTrue(kept.isDirect());
                assertEquals(0, kept.position());
                assertEquals(ByteBuffer.wrap(new byte[]{4, i, 6}), kept);
            }
        }
    }

    @Test
    public void nothingIsWrittenForLittle() throws IOException {
        try (Scratch scratch = Scratch.withDefaults()) {
            assertFalse(scratch.store(ByteBuffer.allocate(10)).isDirect());
        }
    }
}
