/**
 * What only an installation shows: do the built bundles resolve, start and register their nodes in OSGi, does p2
 * install the feature, and does it refuse where KNIME is missing? Start with {@link org.screlapse.osgi.BundlesTest}.
 */
package org.screlapse.osgi;
