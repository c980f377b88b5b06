package org.screlapse.headless.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A list of KNIME's signatures, to hold the stand-in's own against. */
final class ApiList {

    private static final List<String> CLASS_FLAGS = List.of("static", "interface", "enum", "annotation");
    private static final List<String> MEMBER_FLAGS = List.of("static", "abstract");

    private final Map<String, ApiLine> lines = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();

    /** @param texts the lines; empty ones and those that start with # are skipped */
    ApiList(List<String> texts) {
        for (String text : texts) {
            if (!text.isBlank() && !text.startsWith("#")) {
                ApiLine line = ApiLine.parse(text);
                lines.put(line.key(), line);
                this.texts.put(line.key(), text);
            }
        }
    }

    /** @return the line as it stands in the list, or null */
    String text(String key) {
        return texts.get(key);
    }

    /** @return what a subclass has to implement of the class itself */
    Stream<String> abstractMembers(String className) {
        return lines.values().stream().filter(line -> line.key().startsWith(className + "#") && line.has("abstract"))
            .map(ApiLine::key);
    }

    /** @return the supertypes of a class, direct and indirect, as far as the list knows them */
    Set<String> supertypes(String className) {
        Set<String> found = new TreeSet<>();
        ApiLine line = lines.get("class " + className);
        if (line != null) {
            collectSupertypes(line, found);
        }
        found.removeIf(type -> !lines.containsKey("class " + type));
        return found;
    }

    /** @return one sentence a way in which the class or member is not KNIME's; empty when it is */
    List<String> offences(ApiLine own) {
        ApiLine real = lines.get(own.key());
        if (real == null) {
            return List.of(own.key() + ": is not in KNIME");
        }
        List<String> result = new ArrayList<>();
        if (own.has("public") && !real.has("public")) {
            result.add(own.key() + ": is public, in KNIME it is protected");
        }
        boolean isClass = own.key().startsWith("class ");
        for (String flag : isClass ? CLASS_FLAGS : MEMBER_FLAGS) {
            // abstract in place of default asks more of those who implement it and is the same to those who call it
            boolean stricter = flag.equals("abstract") && real.has("default");
            if (own.has(flag) != real.has(flag) && !stricter) {
                result.add(own.key() + (own.has(flag) ? ": is " : ": is not ") + flag + ", unlike KNIME's");
            }
        }
        if (isClass) {
            checkClass(own, real, result);
        } else {
            checkExceptions(own, real, result);
        }
        return result;
    }

    private void checkClass(ApiLine own, ApiLine real, List<String> result) {
        for (String flag : List.of("final", "abstract")) {
            // an enum is one or the other depending on whether its constants have bodies
            if (real.has(flag) && !own.has(flag) && !own.has("enum")) {
                result.add(own.key() + ": is not " + flag + ", unlike KNIME's");
            }
        }
        Set<String> realSupertypes = new HashSet<>(List.of(Object.class.getName()));
        collectSupertypes(real, realSupertypes);
        for (String supertype : own.supertypes()) {
            if (!realSupertypes.contains(supertype)) {
                result.add(own.key() + ": has the supertype " + supertype + ", unlike KNIME's");
            }
        }
    }

    private void collectSupertypes(ApiLine type, Set<String> found) {
        for (String supertype : type.supertypes()) {
            ApiLine line = lines.get("class " + supertype);
            if (found.add(supertype) && line != null) {
                collectSupertypes(line, found);
            }
        }
    }

    private static void checkExceptions(ApiLine own, ApiLine real, List<String> result) {
        Set<String> expected = new HashSet<>(real.exceptions());
        expected.removeIf(name -> !OwnApi.isChecked(name));
        if (!expected.equals(own.exceptions())) {
            result.add(own.key() + ": throws " + own.exceptions() + ", in KNIME " + expected);
        }
    }
}
