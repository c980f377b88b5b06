package org.screlapse.headless.parameters;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A field of a parameters class, or of a group inside of it. As in KNIME these are the fields that are neither private
 * nor static nor transient, those of superclasses first.
 *
 * @param field the field
 * @param name its name without a leading {@code m_}
 * @param type its type, type variables of superclasses resolved
 */
public record ParameterField(Field field, String name, Type type) {

    /**
     * @param owner a class
     * @return its parameters
     */
    public static List<ParameterField> of(Class<?> owner) {
        var fields = new ArrayList<ParameterField>();
        collect(owner, new HashMap<>(), fields);
        return fields;
    }

    private static void collect(Class<?> owner, Map<Type, Type> variables, List<ParameterField> fields) {
        var superclass = owner.getSuperclass();
        if (superclass != null && superclass != Object.class) {
            var superVariables = new HashMap<Type, Type>();
            if (owner.getGenericSuperclass() instanceof ParameterizedType parameterized) {
                var names = superclass.getTypeParameters();
                for (int i = 0; i < names.length; i++) {
                    var argument = parameterized.getActualTypeArguments()[i];
                    superVariables.put(names[i], variables.getOrDefault(argument, argument));
                }
            }
            collect(superclass, superVariables, fields);
        }
        for (var field : owner.getDeclaredFields()) {
            if (isParameter(field)) {
                field.setAccessible(true);
                var type = field.getGenericType();
                fields.add(new ParameterField(field, field.getName().replaceFirst("^m_", ""),
                    variables.getOrDefault(type, type)));
            }
        }
    }

    private static boolean isParameter(Field field) {
        var modifiers = field.getModifiers();
        return !field.isSynthetic() && !Modifier.isPrivate(modifiers) && !Modifier.isStatic(modifiers)
            && !Modifier.isTransient(modifiers);
    }

    /**
     * @param <A> the annotation
     * @param annotationClass the annotation
     * @return what the field carries of it
     */
    public <A extends Annotation> Optional<A> annotation(Class<A> annotationClass) {
        return Optional.ofNullable(field.getAnnotation(annotationClass));
    }

    Object get(Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(this + " has been made accessible.", e);
        }
    }

    void set(Object owner, Object value) {
        try {
            field.set(owner, value);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(this + " is final; make it changeable.", e);
        }
    }

    /** The class of the field. */
    public Class<?> rawType() {
        return raw(type);
    }

    /** The class of an element, if the field is an array or a collection. */
    public Optional<Class<?>> elementType() {
        if (rawType().isArray()) {
            return Optional.of(rawType().getComponentType());
        }
        return Collection.class.isAssignableFrom(rawType()) ? argument() : Optional.empty();
    }

    /** The class of the content, if the field is optional. */
    public Optional<Class<?>> contentType() {
        return rawType() == Optional.class ? argument() : Optional.empty();
    }

    private Optional<Class<?>> argument() {
        return type instanceof ParameterizedType parameterized
            ? Optional.of(raw(parameterized.getActualTypeArguments()[0])) : Optional.of(Object.class);
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> c) {
            return c;
        } else if (type instanceof ParameterizedType parameterized) {
            return raw(parameterized.getRawType());
        } else if (type instanceof GenericArrayType array) {
            return raw(array.getGenericComponentType()).arrayType();
        } else if (type instanceof TypeVariable<?> variable) {
            return raw(variable.getBounds()[0]);
        }
        return Object.class;
    }

    @Override
    public String toString() {
        return field.getDeclaringClass().getSimpleName() + "." + field.getName();
    }
}
