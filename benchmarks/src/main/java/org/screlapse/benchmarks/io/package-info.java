/** How fast files are read, and with how much memory. */
package org.screlapse.benchmarks.io;
