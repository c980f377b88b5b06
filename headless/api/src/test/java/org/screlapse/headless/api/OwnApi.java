package org.screlapse.headless.api;

import java.io.IOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.knime.core.node.NodeSettings;

/** What the stand-in shows to the outside, in the words of the list of KNIME's signatures. */
final class OwnApi {

    private static final int VISIBLE = Modifier.PUBLIC | Modifier.PROTECTED;

    private OwnApi() {
    }

    /**
     * @return all public and protected classes below org.knime in the folder or jar of the stand-in, by name, but those
     *         that say that KNIME does not have them
     */
    static List<Class<?>> classes() throws IOException {
        Path root = root();
        try (Stream<Path> files = Files.walk(root.resolve("org/knime"))) {
            List<Class<?>> result = new ArrayList<>();
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
                String path = root.relativize(file).toString();
                String name = path.substring(0, path.length() - ".class".length()).replace('/', '.').replace('\\', '.');
                Class<?> c = load(name);
                if (!name.endsWith("package-info") && isVisible(c)) {
                    result.add(c);
                }
            }
            return result;
        }
    }

    private static Path root() {
        String own = "/" + NodeSettings.class.getName().replace('.', '/') + ".class";
        URL url = NodeSettings.class.getResource(own);
        try {
            Path file = Path.of(url.toURI());
            for (int i = 1; i < own.split("/").length; i++) {
                file = file.getParent();
            }
            return file;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(url.toString(), e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, OwnApi.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static boolean isVisible(Class<?> c) {
        return (c.getModifiers() & VISIBLE) != 0 && !c.isAnonymousClass() && !c.isLocalClass()
            && !c.isAnnotationPresent(NotInKnime.class)
            && (c.getEnclosingClass() == null || isVisible(c.getEnclosingClass()));
    }

    static ApiLine describe(Class<?> c) {
        List<String> supertypes = new ArrayList<>();
        supertypes.add(c.getSuperclass() == null ? Object.class.getName() : c.getSuperclass().getName());
        Arrays.stream(c.getInterfaces()).map(Class::getName).forEach(supertypes::add);
        return new ApiLine("class " + c.getName(), supertypes, classFlags(c), Set.of());
    }

    /** @return the public and protected members that the class itself declares */
    static List<ApiLine> members(Class<?> c) {
        List<ApiLine> result = new ArrayList<>();
        for (Constructor<?> constructor : c.getDeclaredConstructors()) {
            if (isVisible(constructor)) {
                String descriptor =
                    MethodType.methodType(void.class, constructor.getParameterTypes()).toMethodDescriptorString();
                result.add(new ApiLine(c.getName() + "#<init>" + descriptor, List.of(),
                    flags(constructor.getModifiers(), false), checked(constructor.getExceptionTypes())));
            }
        }
        for (Method method : c.getDeclaredMethods()) {
            if (isVisible(method)) {
                String descriptor = MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                    .toMethodDescriptorString();
                result.add(new ApiLine(c.getName() + "#" + method.getName() + descriptor, List.of(),
                    flags(method.getModifiers(), false), checked(method.getExceptionTypes())));
            }
        }
        for (Field field : c.getDeclaredFields()) {
            if (isVisible(field)) {
                result.add(new ApiLine(c.getName() + "#" + field.getName() + " " + field.getType().descriptorString(),
                    List.of(), flags(field.getModifiers(), field.isEnumConstant()), Set.of()));
            }
        }
        return result;
    }

    private static boolean isVisible(Member member) {
        return (member.getModifiers() & VISIBLE) != 0 && !member.isSynthetic()
            && !((AnnotatedElement) member).isAnnotationPresent(NotInKnime.class);
    }

    private static Set<String> checked(Class<?>[] exceptions) {
        Set<String> result = new LinkedHashSet<>();
        for (Class<?> exception : exceptions) {
            if (isChecked(exception)) {
                result.add(exception.getName());
            }
        }
        return result;
    }

    private static boolean isChecked(Class<?> exception) {
        return !RuntimeException.class.isAssignableFrom(exception) && !Error.class.isAssignableFrom(exception);
    }

    /** @return whether a class named in KNIME's list is a checked exception; one that is not here counts as such */
    static boolean isChecked(String exceptionName) {
        try {
            return isChecked(Class.forName(exceptionName, false, OwnApi.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return true;
        }
    }

    private static Set<String> classFlags(Class<?> c) {
        Set<String> result = flags(c.getModifiers(), c.isEnum());
        if (c.isAnnotation()) {
            result.remove("interface");
            result.add("annotation");
        }
        return result;
    }

    private static Set<String> flags(int modifiers, boolean enumeration) {
        Set<String> result = new LinkedHashSet<>();
        for (String flag : List.of("public", "protected", "static", "final", "abstract", "interface")) {
            if (Arrays.asList(Modifier.toString(modifiers).split(" ")).contains(flag)) {
                result.add(flag);
            }
        }
        if (enumeration) {
            result.add("enum");
        }
        return result;
    }
}
