package org.screlapse.engine.io.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/**
 * A file that gives either all that it is asked for or nothing. When less is there, jHDF asks for the same bytes again
 * and again until its buffer is full; in a damaged file that can be gigabytes, a few bytes at a time.
 */
public record FileEndChannel(SeekableByteChannel file) implements SeekableByteChannel {

    @Override
    public int read(ByteBuffer into) throws IOException {
        return into.remaining() > file.size() - file.position() ? -1 : file.read(into);
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        file.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
