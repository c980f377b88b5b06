package org.knime.core.node;

import java.lang.System.Logger.Level;

/** The log of a class; here it writes to the Java platform's {@link System.Logger} of the same name. */
public final class NodeLogger {

    private final System.Logger logger;

    private NodeLogger(final System.Logger logger) {
        this.logger = logger;
    }

    public static NodeLogger getLogger(final Class<?> c) {
        return getLogger(c.getName());
    }

    public static NodeLogger getLogger(final String s) {
        return new NodeLogger(System.getLogger(s));
    }

    public void debug(final Object o) {
        logger.log(Level.DEBUG, String.valueOf(o));
    }

    public void debug(final Object o, final Throwable t) {
        logger.log(Level.DEBUG, String.valueOf(o), t);
    }

    public void info(final Object o) {
        logger.log(Level.INFO, String.valueOf(o));
    }

    public void info(final Object o, final Throwable t) {
        logger.log(Level.INFO, String.valueOf(o), t);
    }

    public void warn(final Object o) {
        logger.log(Level.WARNING, String.valueOf(o));
    }

    public void warn(final Object o, final Throwable t) {
        logger.log(Level.WARNING, String.valueOf(o), t);
    }

    public void error(final Object o) {
        logger.log(Level.ERROR, String.valueOf(o));
    }

    public void error(final Object o, final Throwable t) {
        logger.log(Level.ERROR, String.valueOf(o), t);
    }

    /** Reports a mistake in the code of an extension. */
    public void coding(final Object o) {
        logger.log(Level.ERROR, "CODING PROBLEM\t" + o);
    }
}
