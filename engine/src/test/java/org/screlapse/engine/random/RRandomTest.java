package org.screlapse.engine.random;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.Test;

/** The expected numbers are those of R 4.2.2. */
public class RRandomTest {

    @Test
    public void uniformsAreThoseOfR() {
        assertUniforms(1, 0.2655086631421000, 0.3721238996367902, 0.5728533633518964);
        assertUniforms(42, 0.9148060434963554, 0.9370754132978618, 0.2861395347863436);
        assertUniforms(-7, 0.3264948555734009, 0.5398611170239747, 0.2547362209297717);
        assertUniforms(0, 0.8966972001362592, 0.2655086631421000, 0.3721238996367902);
    }

    @Test
    public void twoThousandthUniformIsThatOfR() {
        RRandom random = new RRandom(5);
        for (int i = 0; i < 1999; i++) {
            random.uniform();
        }
        assertEquals(0.0414186492562294, random.uniform(), 1e-15);
    }

    @Test
    public void samplesAreThoseOfR() {
        RRandom random = new RRandom(42);
        for (int i = 0; i < 3; i++) {
            random.uniform();
        }
        assertArrayEquals(new int[]{153, 74, 228, 146, 634, 49}, fromOne(random.sample(1000, 6)));
        assertArrayEquals(new int[]{8, 7, 4, 1, 5, 10, 2, 6, 9, 3}, fromOne(random.sample(10, 10)));
        assertArrayEquals(new int[]{62041, 33700, 59359, 54789}, fromOne(random.sample(70_000, 4)));
        assertArrayEquals(new int[]{1}, fromOne(random.sample(1, 1)));
        assertArrayEquals(new int[0], random.sample(0, 0));
    }

    @Test
    public void normalDeviatesHaveTheOrderOfR() {
        assertArrayEquals(new int[]{3, 6, 1, 2, 5, 7, 8, 4}, orderOfNormals(1));
        assertArrayEquals(new int[]{2, 6, 8, 3, 5, 4, 1, 7}, orderOfNormals(42));
        assertArrayEquals(new int[]{6, 2, 1, 7, 4, 3, 8, 5}, orderOfNormals(-7));
    }

    private static void assertUniforms(int seed, double... expected) {
        RRandom random = new RRandom(seed);
        for (double value : expected) {
            assertEquals(value, random.uniform(), 1e-15);
        }
    }

    private static int[] orderOfNormals(int seed) {
        RRandom random = new RRandom(seed);
        double[] probabilities = IntStream.range(0, 8).mapToDouble(i -> random.normalProbability()).toArray();
        return IntStream.rangeClosed(1, 8).boxed().sorted(Comparator.comparingDouble(i -> probabilities[i - 1]))
            .mapToInt(Integer::intValue).toArray();
    }

    private static int[] fromOne(int[] indices) {
        return IntStream.of(indices).map(i -> i + 1).toArray();
    }
}
