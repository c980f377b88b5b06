package org.screlapse.engine.io.h5ad;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.screlapse.engine.task.Run;

/**
 * Names that HDF5 and anndata accept for the parts of a file. HDF5 reads "/" as a folder and "." as "here", anndata
 * keeps "_index" for itself: "/" becomes "_", the other two get "_1" appended, and a name that then repeats gets "_1",
 * "_2" ….
 */
final class H5adNames {

    private static final Set<String> RESERVED = Set.of("_index", ".", "");

    private H5adNames() {
    }

    /**
     * @param names names of the data set, unique
     * @param what what they name, for a person to read
     * @param run gets a sentence for each name that is changed
     * @return for each name that of the file, in the same order
     */
    static Map<String, String> of(Collection<String> names, String what, Run run) {
        return of(names, what, Set.of(), run);
    }

    /**
     * @param names names of the data set, unique
     * @param what what they name, for a person to read
     * @param others names that the file has already
     * @param run gets a sentence for each name that is changed
     * @return for each name that of the file, in the same order
     */
    static Map<String, String> of(Collection<String> names, String what, Set<String> others, Run run) {
        Set<String> taken = new HashSet<>(RESERVED);
        taken.addAll(others);
        for (String name : names) {
            if (clean(name).equals(name)) {
                taken.add(name);
            }
        }
        Map<String, String> inFile = new LinkedHashMap<>();
        for (String name : names) {
            String clean = clean(name);
            String free = clean;
            if (!clean.equals(name) || RESERVED.contains(name)) {
                for (int repeat = 1; !taken.add(free); repeat++) {
                    free = clean + "_" + repeat;
                }
                run.note("The " + what + " \"" + name + "\" is called \"" + free
                    + "\" in the file, because its name cannot be used there.");
            }
            inFile.put(name, free);
        }
        return inFile;
    }

    /** Whether a name can be used as it is. */
    static boolean isUsable(String name) {
        return clean(name).equals(name) && !RESERVED.contains(name);
    }

    private static String clean(String name) {
        return name.replace('/', '_').replace('\0', '_');
    }
}
