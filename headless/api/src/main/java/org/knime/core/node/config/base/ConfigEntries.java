package org.knime.core.node.config.base;

import java.util.function.Function;

/** The types of entries a settings tree can hold; the names are those of the <code>type</code> attribute in XML. */
public enum ConfigEntries {
    xstring(value -> value), xint(Integer::valueOf), xdouble(Double::valueOf), xfloat(Float::valueOf),
    xlong(Long::valueOf), xshort(Short::valueOf), xbyte(Byte::valueOf), xchar(ConfigEntries::onlyCharacter),
    xboolean(Boolean::valueOf), config(value -> {
        throw new UnsupportedOperationException("Do not call this method on sub config entries");
    }), xpassword(value -> value), xtransientstring(value -> {
        throw new IllegalStateException("Transient string not supposed to be saved");
    });

    private final Function<String, Object> parser;

    ConfigEntries(Function<String, Object> parser) {
        this.parser = parser;
    }

    /** @param text the value as written in XML, null when marked as null there */
    AbstractConfigEntry parse(String key, String text) {
        return new ConfigValue(this, key, parser.apply(text));
    }

    private static Object onlyCharacter(String text) {
        if (text.length() > 1) {
            throw new IllegalArgumentException("ConfigCharEntry only takes strings of length one.");
        }
        return text.charAt(0);
    }
}
