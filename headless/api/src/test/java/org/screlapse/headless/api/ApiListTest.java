package org.screlapse.headless.api;

import static org.junit.Assert.assertEquals;

import java.util.List;

import org.junit.Test;

/** The comparison itself finds what is wrong. */
public class ApiListTest {

    private static final ApiList KNIME =
        new ApiList(List.of("# a comment", "", "class a.B extends a.A implements a.I,a.J public final",
            "class a.A extends java.lang.Object implements a.K public abstract",
            "a.B#<init>(Ljava/lang/String;)V public throws java.io.IOException,java.lang.IllegalStateException",
            "a.B#NAME Ljava/lang/String; public static final", "a.B#get()I protected deprecated"));

    private static void assertOffence(String expected, String ownLine) {
        List<String> offences = KNIME.offences(ApiLine.parse(ownLine));
        assertEquals(expected.isEmpty() ? List.of() : List.of(expected), offences);
    }

    @Test
    public void classesAreCompared() {
        assertOffence("", "class a.B extends a.A implements a.J public final");
        assertOffence("", "class a.B extends java.lang.Object implements a.K public final");
        assertOffence("class a.B: is not final, unlike KNIME's", "class a.B extends java.lang.Object public");
        assertOffence("class a.B: has the supertype a.X, unlike KNIME's", "class a.B extends a.X public final");
        assertOffence("class a.B: is interface, unlike KNIME's",
            "class a.B extends java.lang.Object public final interface");
        assertOffence("class a.A: is not abstract, unlike KNIME's", "class a.A extends java.lang.Object public");
        assertOffence("class a.C: is not in KNIME", "class a.C extends java.lang.Object public");
    }

    @Test
    public void membersAreCompared() {
        assertOffence("", "a.B#<init>(Ljava/lang/String;)V public throws java.io.IOException");
        assertOffence("a.B#<init>(Ljava/lang/String;)V: throws [], in KNIME [java.io.IOException]",
            "a.B#<init>(Ljava/lang/String;)V public");
        assertOffence("a.B#<init>()V: is not in KNIME", "a.B#<init>()V public");
        assertOffence("", "a.B#NAME Ljava/lang/String; public static");
        assertOffence("a.B#NAME Ljava/lang/String;: is not static, unlike KNIME's",
            "a.B#NAME Ljava/lang/String; public");
        assertOffence("a.B#NAME I: is not in KNIME", "a.B#NAME I public static");
        assertOffence("a.B#get()I: is public, in KNIME it is protected", "a.B#get()I public");
        assertOffence("a.B#get()I: is abstract, unlike KNIME's", "a.B#get()I protected abstract");
    }
}
