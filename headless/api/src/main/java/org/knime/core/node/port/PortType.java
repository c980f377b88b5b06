package org.knime.core.node.port;

/** The type of a port: which objects may pass it, and how it is shown. */
public final class PortType {

    private final Class<? extends PortObject> objectClass;
    private final Class<? extends PortObjectSpec> specClass;
    private final boolean optional;

    PortType(Class<? extends PortObject> objectClass, boolean optional) {
        this.objectClass = objectClass;
        this.specClass = getPortObjectSpecClass(objectClass);
        this.optional = optional;
    }

    /** @return the class that the getSpec method of the port object class returns */
    public static Class<? extends PortObjectSpec> getPortObjectSpecClass(Class<? extends PortObject> objectClass) {
        try {
            return objectClass.getMethod("getSpec").getReturnType().asSubclass(PortObjectSpec.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(objectClass.getName() + " has no public getSpec method", e);
        }
    }

    public Class<? extends PortObject> getPortObjectClass() {
        return objectClass;
    }

    public Class<? extends PortObjectSpec> getPortObjectSpecClass() {
        return specClass;
    }

    public boolean isOptional() {
        return optional;
    }

    public boolean acceptsPortObject(PortObject obj) {
        return obj == null || objectClass.isAssignableFrom(obj.getClass());
    }

    public boolean acceptsPortObjectSpec(PortObjectSpec spec) {
        return spec == null || specClass.isAssignableFrom(spec.getClass());
    }

    /** Equal are types of the same port object class, be they optional or not. */
    @Override
    public boolean equals(Object other) {
        return other == this || other instanceof PortType type && objectClass.equals(type.objectClass);
    }

    @Override
    public int hashCode() {
        return objectClass.hashCode();
    }

    @Override
    public String toString() {
        return "PortType(" + specClass.getSimpleName() + "," + objectClass.getSimpleName() + ")";
    }
}
