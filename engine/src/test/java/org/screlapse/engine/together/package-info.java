/** Tests of several rooms together. */
package org.screlapse.engine.together;
