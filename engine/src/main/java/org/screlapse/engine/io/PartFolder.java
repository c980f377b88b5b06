package org.screlapse.engine.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A hidden folder beside an output, in which it is made. A lock is held as long as it is in use, so that the next run
 * can tell the leavings of one that was killed from the folder of one that is running, and removes them.
 */
final class PartFolder implements Closeable {

    private static final String ENDING = ".part";
    private static final String LOCK = "lock";
    private static final String ASIDE = ".old";
    /** Folders of this process: to open one's lock again would release it. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final String name;
    private final FileChannel lock;

    private PartFolder(Path folder, String name, FileChannel lock) {
        this.folder = folder;
        this.name = name;
        this.lock = lock;
    }

    /**
     * @param parent the folder of the output
     * @param name the name of the output
     * @return a new folder for it
     * @throws IOException if it cannot be made
     */
    static PartFolder create(Path parent, String name) throws IOException {
        removeLeavings(parent, name);
        Path folder = parent.resolve("." + name + "." + UUID.randomUUID() + ENDING);
        OWN.add(folder);
        Files.createDirectory(folder);
        FileChannel lock =
            FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        isLocked(lock);
        return new PartFolder(folder, name, lock);
    }

    /** Where the output is made; nothing is there yet. */
    Path output() {
        return folder.resolve(name);
    }

    /** Where a folder that the output replaces is set aside until the output has taken its place. */
    Path aside() {
        return folder.resolve(name + ASIDE);
    }

    @Override
    public void close() throws IOException {
        lock.close();
        delete(folder);
        OWN.remove(folder);
    }

    private static void removeLeavings(Path parent, String name) throws IOException {
        List<Path> folders;
        try (Stream<Path> files = Files.list(parent)) {
            folders = files.filter(file -> isPartOf(file.getFileName().toString(), name)).toList();
        }
        for (Path folder : folders) {
            if (!OWN.contains(folder) && isAbandoned(folder)) {
                Path aside = folder.resolve(name + ASIDE);
                if (Files.exists(aside) && !Files.exists(parent.resolve(name))) {
                    Files.move(aside, parent.resolve(name));
                }
                delete(folder);
            }
        }
    }

    private static boolean isPartOf(String file, String name) {
        int uuid = 36;
        return file.startsWith("." + name + ".") && file.endsWith(ENDING)
            && file.length() == name.length() + 2 + uuid + ENDING.length();
    }

    private static boolean isAbandoned(Path folder) {
        try (FileChannel lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
            return isLocked(lock);
        } catch (IOException e) {
            // no such folder of ours, or not to be touched by this user
            return false;
        }
    }

    /** Takes the lock; false if another one holds it or this file system has none. */
    private static boolean isLocked(FileChannel lock) {
        try {
            return lock.tryLock() != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
