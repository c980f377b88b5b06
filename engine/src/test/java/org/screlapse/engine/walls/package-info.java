/** Tests of the rules of the house. */
package org.screlapse.engine.walls;
