/**
 * The node reference of the documentation, made from the descriptions of the nodes themselves:
 * {@link org.screlapse.headless.docs.NodeReference}.
 */
package org.screlapse.headless.docs;
