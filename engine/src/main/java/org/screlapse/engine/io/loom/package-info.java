/** The {@code .loom} files of loompy, velocyto and Scanpy: {@link org.screlapse.engine.io.loom.LoomFormat}. */
package org.screlapse.engine.io.loom;
