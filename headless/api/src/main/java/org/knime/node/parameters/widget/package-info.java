/** Stand-in for what shapes the control of an option; the kinds of controls are in the sub-packages. */
package org.knime.node.parameters.widget;
