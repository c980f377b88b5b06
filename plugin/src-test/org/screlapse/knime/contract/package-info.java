/** What every node of the plugin must keep to: description, icon, settings, documentation, what its code may use. */
package org.screlapse.knime.contract;
