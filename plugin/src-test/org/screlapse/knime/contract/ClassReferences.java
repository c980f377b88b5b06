package org.screlapse.knime.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Which public or protected classes and members of a library are used by other classes: by name in their code, their
 * signatures or annotations, by overriding, or by way of library code that is itself used.
 */
final class ClassReferences {

    private static final Pattern NAME = Pattern.compile("L([\\w/$]+)[;<.]?");
    private static final String DOOR = "Lorg/screlapse/headless/api/NotInKnime;";

    private final Map<String, ClassNode> library = new LinkedHashMap<>();
    private final Map<String, ClassNode> users = new LinkedHashMap<>();
    private final Set<String> reached = new HashSet<>();
    private final Deque<Runnable> pending = new ArrayDeque<>();

    ClassReferences(Path libraryFolder, List<Path> userFolders) throws IOException {
        read(libraryFolder, library);
        for (Path folder : userFolders) {
            read(folder, users);
        }
        users.values().forEach(this::follow);
        while (!pending.isEmpty()) {
            pending.pop().run();
        }
    }

    private static void read(Path folder, Map<String, ClassNode> classes) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    ClassNode node = new ClassNode();
                    new ClassReader(in).accept(node, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
                    classes.put(node.name, node);
                }
            }
        }
    }

    int size() {
        return library.size();
    }

    /** @return the visible classes and members of the library that nobody uses */
    List<String> idle() {
        Set<String> idle = new TreeSet<>();
        for (ClassNode c : library.values()) {
            if (!isVisible(c)) {
                continue;
            }
            if (!reached.contains(c.name)) {
                idle.add(readable(c.name));
                continue;
            }
            boolean isEnum = (c.access & Opcodes.ACC_ENUM) != 0;
            for (MethodNode m : c.methods) {
                boolean generated = (m.access & Opcodes.ACC_SYNTHETIC) != 0 || isEnum
                    || "java/lang/Record".equals(c.superName) || m.name.equals("<init>") && m.desc.equals("()V");
                if (isVisible(m.access) && !generated && !reached.contains(key(c.name, m.name, m.desc))) {
                    idle.add(readable(key(c.name, m.name, m.desc)));
                }
            }
            for (FieldNode f : c.fields) {
                boolean constant = (f.access & Opcodes.ACC_ENUM) != 0;
                if (isVisible(f.access) && !constant && !reached.contains(key(c.name, f.name, f.desc))) {
                    idle.add(readable(key(c.name, f.name, f.desc)));
                }
            }
        }
        return List.copyOf(idle);
    }

    /** @return what the users use of what the library says it has beyond KNIME */
    List<String> doorsUsed() {
        Set<String> doors = new HashSet<>();
        for (ClassNode c : library.values()) {
            if (isDoor(c.visibleAnnotations)) {
                doors.add(c.name);
            }
            c.methods.stream().filter(m -> isDoor(m.visibleAnnotations))
                .forEach(m -> doors.add(key(c.name, m.name, m.desc)));
        }
        Set<String> used = new TreeSet<>();
        Set<String> direct = new HashSet<>();
        users.values().forEach(user -> user.methods.forEach(m -> m.instructions.forEach(i -> {
            if (i instanceof MethodInsnNode call) {
                direct.add(call.owner);
                direct.add(key(call.owner, call.name, call.desc));
            } else if (i instanceof TypeInsnNode type) {
                direct.add(type.desc);
            }
        })));
        doors.stream().filter(direct::contains).map(ClassReferences::readable).forEach(used::add);
        return List.copyOf(used);
    }

    private static boolean isDoor(List<AnnotationNode> annotations) {
        return annotations != null && annotations.stream().anyMatch(a -> a.desc.equals(DOOR));
    }

    private static boolean isVisible(int access) {
        return (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0;
    }

    private boolean isVisible(ClassNode c) {
        return isVisible(c.access) && !c.name.endsWith("package-info") && !c.name.contains("/screlapse/");
    }

    private static String key(String owner, String name, String descriptor) {
        return owner + "#" + name + descriptor;
    }

    private static String readable(String key) {
        return key.replace('/', '.');
    }

    /** All of a class that uses the library. */
    private void follow(ClassNode user) {
        header(user);
        user.fields.forEach(f -> {
            types(f.desc);
            annotations(f.visibleAnnotations);
        });
        user.methods.forEach(m -> {
            method(m);
            overridden(user, m);
        });
    }

    private void header(ClassNode c) {
        type(c.superName);
        c.interfaces.forEach(this::type);
        annotations(c.visibleAnnotations);
        if (c.signature != null) {
            types(c.signature);
        }
    }

    private void method(MethodNode m) {
        types(m.desc);
        m.exceptions.forEach(this::type);
        annotations(m.visibleAnnotations);
        m.tryCatchBlocks.forEach(block -> type(block.type));
        m.instructions.forEach(i -> {
            if (i instanceof MethodInsnNode call) {
                member(call.owner, call.name, call.desc);
                types(call.desc);
            } else if (i instanceof FieldInsnNode field) {
                member(field.owner, field.name, field.desc);
                types(field.desc);
            } else if (i instanceof TypeInsnNode type) {
                types(type.desc);
                type(type.desc);
            } else if (i instanceof LdcInsnNode constant && constant.cst instanceof Type type) {
                types(type.getDescriptor());
            } else if (i instanceof InvokeDynamicInsnNode lambda) {
                types(lambda.desc);
                for (Object argument : lambda.bsmArgs) {
                    if (argument instanceof Handle handle) {
                        member(handle.getOwner(), handle.getName(), handle.getDesc());
                    } else if (argument instanceof Type type) {
                        types(type.getDescriptor());
                    }
                }
                // a lambda implements the one method of the interface it makes
                implement(Type.getReturnType(lambda.desc).getInternalName(), lambda.name);
            }
        });
    }

    private void implement(String owner, String name) {
        ClassNode c = library.get(owner);
        if (c != null) {
            c.methods.stream().filter(m -> m.name.equals(name)).forEach(m -> member(owner, m.name, m.desc));
        }
    }

    private void annotations(List<AnnotationNode> annotations) {
        if (annotations == null) {
            return;
        }
        for (AnnotationNode annotation : annotations) {
            types(annotation.desc);
            List<Object> values = annotation.values == null ? List.of() : annotation.values;
            String owner = Type.getType(annotation.desc).getInternalName();
            for (int i = 0; i < values.size(); i += 2) {
                implement(owner, (String) values.get(i));
                value(values.get(i + 1));
            }
        }
    }

    private void value(Object value) {
        if (value instanceof Type type) {
            types(type.getDescriptor());
        } else if (value instanceof String[] constant) {
            types(constant[0]);
        } else if (value instanceof AnnotationNode nested) {
            annotations(List.of(nested));
        } else if (value instanceof List<?> list) {
            list.forEach(this::value);
        }
    }

    /** The methods of the library that a user's method overrides. */
    private void overridden(ClassNode user, MethodNode m) {
        for (String supertype : supertypes(user)) {
            ClassNode c = library.get(supertype);
            if (c != null && isNode(user)) {
                c.methods.stream().filter(o -> o.name.equals(m.name) && o.desc.equals(m.desc))
                    .forEach(o -> member(supertype, o.name, o.desc));
            }
        }
    }

    /** What the runner implements is only there for those who call it. */
    private static boolean isNode(ClassNode user) {
        return !user.name.startsWith("org/screlapse/headless/");
    }

    private List<String> supertypes(ClassNode c) {
        List<String> found = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>(c.interfaces);
        if (c.superName != null) {
            open.add(c.superName);
        }
        while (!open.isEmpty()) {
            String name = open.pop();
            found.add(name);
            ClassNode next = library.getOrDefault(name, users.get(name));
            if (next != null) {
                open.addAll(next.interfaces);
                if (next.superName != null) {
                    open.add(next.superName);
                }
            }
        }
        return found;
    }

    private void types(String descriptor) {
        Matcher names = NAME.matcher(descriptor);
        while (names.find()) {
            type(names.group(1));
        }
    }

    private void type(String name) {
        ClassNode c = name == null ? null : library.get(name);
        if (c == null || !reached.add(name)) {
            return;
        }
        pending.push(() -> {
            header(c);
            int dollar = c.name.lastIndexOf('$');
            if (dollar > 0) {
                type(c.name.substring(0, dollar));
            }
            for (MethodNode m : c.methods) {
                // what runs or is asked for whatever is called: initializers, Object's methods, private helpers
                boolean always =
                    m.name.equals("<clinit>") || !isVisible(m.access) || m.name.equals("<init>") && m.desc.equals("()V")
                        || m.name.matches("equals|hashCode|toString") || isDoor(m.visibleAnnotations);
                if (always || overridesForeign(c, m)) {
                    member(c.name, m.name, m.desc);
                }
            }
        });
    }

    /** A method that a type outside of the library asks for, such as Iterable's. */
    private boolean overridesForeign(ClassNode c, MethodNode m) {
        for (String supertype : supertypes(c)) {
            if (!library.containsKey(supertype) && !supertype.equals("java/lang/Object")) {
                try {
                    Class<?> foreign = Class.forName(readable(supertype), false, getClass().getClassLoader());
                    if (Stream.of(foreign.getMethods()).anyMatch(f -> f.getName().equals(m.name)
                        && f.getParameterCount() == Type.getArgumentTypes(m.desc).length)) {
                        return true;
                    }
                } catch (ClassNotFoundException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return false;
    }

    private void member(String owner, String name, String descriptor) {
        ClassNode c = library.get(owner);
        if (c == null) {
            ClassNode user = users.get(owner);
            if (user != null) { // inherited from the library, perhaps
                supertypes(user).stream().filter(library::containsKey).forEach(s -> member(s, name, descriptor));
            }
            return;
        }
        type(owner);
        for (String declaring : Stream.concat(Stream.of(owner), supertypes(c).stream()).toList()) {
            ClassNode d = library.get(declaring);
            if (d == null) {
                continue;
            }
            for (FieldNode f : d.fields) {
                if (f.name.equals(name) && f.desc.equals(descriptor) && reached.add(key(declaring, name, descriptor))) {
                    types(f.desc);
                }
            }
            for (MethodNode m : d.methods) {
                if (m.name.equals(name) && m.desc.equals(descriptor)) {
                    reach(d, m);
                }
            }
        }
    }

    private void reach(ClassNode c, MethodNode m) {
        if (!reached.add(key(c.name, m.name, m.desc))) {
            return;
        }
        pending.push(() -> {
            type(c.name);
            method(m);
            // whoever calls a method may get that of a subclass
            for (ClassNode sub : library.values()) {
                if (supertypes(sub).contains(c.name)) {
                    sub.methods.stream().filter(o -> o.name.equals(m.name) && o.desc.equals(m.desc))
                        .forEach(o -> reach(sub, o));
                }
            }
        });
    }
}
