/**
 * What stands behind KNIME's file systems without KNIME: files of this machine. Start with
 * {@link org.screlapse.headless.node.files.LocationResolver}.
 */
package org.screlapse.headless.node.files;
