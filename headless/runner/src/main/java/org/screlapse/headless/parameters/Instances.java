package org.screlapse.headless.parameters;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;

import org.knime.node.parameters.NodeParametersInput;

/** Makes instances of the classes that parameters and their annotations name; constructors need not be public. */
public final class Instances {

    private Instances() {
    }

    /**
     * @throws IllegalArgumentException if that is impossible; the message says what to change
     */
    public static <T> T create(Class<T> type) {
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            throw new IllegalArgumentException(type.getName() + " is abstract; name a class.");
        }
        if (type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers())) {
            throw new IllegalArgumentException(type.getName() + " is an inner class; make it static.");
        }
        try {
            return create(type.getDeclaredConstructor());
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type.getName() + " has no constructor without arguments; add one.", e);
        }
    }

    /** Prefers the constructor that takes the input. */
    public static <T> T create(Class<T> type, NodeParametersInput input) {
        Constructor<T> constructor;
        try {
            constructor = type.getDeclaredConstructor(NodeParametersInput.class);
        } catch (NoSuchMethodException e) { // the constructor is optional
            return create(type);
        }
        return create(constructor, input);
    }

    private static <T> T create(Constructor<T> constructor, Object... arguments) {
        constructor.setAccessible(true);
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                "The constructor of " + constructor.getDeclaringClass().getName() + " failed: " + e.getCause(),
                e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                "Cannot make an instance of " + constructor.getDeclaringClass().getName() + ": " + e, e);
        }
    }
}
