/** Reference numbers and small data that the tests of several rooms share. */
package org.screlapse.engine.testing;
