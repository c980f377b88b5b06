package org.knime.core.node;

import java.lang.System.Logger.Level;

/** The log of a class; here it writes to the Java platform's {@link System.Logger} of the same name. */
public final class NodeLogger {

    private final System.Logger logger;

    private NodeLogger(System.Logger logger) {
        this.logger = logger;
    }

    public static NodeLogger getLogger(Class<?> c) {
        return getLogger(c.getName());
    }

    public static NodeLogger getLogger(String s) {
        return new NodeLogger(System.getLogger(s));
    }

    public void debug(Object o, Throwable t) {
        logger.log(Level.DEBUG, String.valueOf(o), t);
    }

    public void info(Object o) {
        logger.log(Level.INFO, String.valueOf(o));
    }

    public void warn(Object o) {
        logger.log(Level.WARNING, String.valueOf(o));
    }
}
