package org.screlapse.headless.docs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import org.junit.Test;

/** Descriptions as Markdown. */
public class MarkdownTextTest {

    @Test
    public void paragraphsAreApartHoweverTheirSourceIsBroken() {
        assertEquals("One **bold** word, an *italic* one and `a_file.h5`.\n\nTwo < three.".replace("<", "&lt;"),
            MarkdownText.blocks("<p>One <b>bold</b>\n   word, an <i>italic</i> one and <tt>a_file.h5</tt>.</p>\n"
                + "<p>Two &lt; three.</p>"));
    }

    @Test
    public void listsAndLinks() {
        assertEquals("See:\n\n- [the page](https://example.org)\n- more", MarkdownText
            .blocks("See: <ul>\n <li><a href=\"https://example.org\">the page</a></li>\n" + " <li>more</li></ul>"));
    }

    @Test
    public void oneLineForTables() {
        assertEquals("One. Two\\_three.", MarkdownText.line("<p>One.</p><p>Two_three.</p>"));
    }

    @Test
    public void brokenXhtmlIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> MarkdownText.line("<p>open"));
    }
}
