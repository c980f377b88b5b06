/** What every node of the plugin must keep to: descriptions, icons, settings, documentation, where its code may look. */
package org.screlapse.knime.contract;
