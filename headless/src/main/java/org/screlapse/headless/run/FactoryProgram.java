package org.screlapse.headless.run;

import org.screlapse.headless.runtime.Extensions;

final class FactoryProgram {
    static NodeProgram of(Extensions.Element e) { throw new IllegalStateException("not yet"); }
}
