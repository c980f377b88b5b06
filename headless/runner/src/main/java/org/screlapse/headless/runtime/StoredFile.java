package org.screlapse.headless.runtime;

import java.util.UUID;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;

/**
 * The name under which a file store is found again after saving and loading.
 *
 * @param folder the {@linkplain FileStoreFolder#id() id} of the folder of the node that created it
 * @param index which of the node's file stores it is, from 0
 * @param name the name that the node gave it
 */
public record StoredFile(UUID folder, int index, String name) {

    /** Writes the layout in which KNIME stores such keys. */
    void save(ModelContentWO model) {
        model.addString("storeUUID", folder.toString());
        model.addInt("index", index);
        model.addString("name", name);
        model.addInt("iterationIndex", -1);
    }

    static StoredFile load(ModelContentRO model) throws InvalidSettingsException {
        String folder = model.getString("storeUUID");
        try {
            return new StoredFile(UUID.fromString(folder), model.getInt("index"), model.getString("name"));
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("Can't parse storeUUID from \"" + folder + "\"", e);
        }
    }

    @Override
    public String toString() {
        return name + "-(" + folder + ")";
    }
}
