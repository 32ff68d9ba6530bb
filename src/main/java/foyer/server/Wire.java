package foyer.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.java_websocket.WrappedByteChannel;

/// What the library takes for the socket. The head of the handshake is gathered here and handed on
/// whole, so that a client who sends it byte by byte costs nothing. Read by the selector; closed by
/// any thread.
final class Wire implements WrappedByteChannel {
    static final int HEAD_BYTES_MAX = 8 * 1024;

    private final SocketChannel channel;
    private final Line line;
    private final Runnable atEnd;
    private ByteArrayOutputStream head = new ByteArrayOutputStream();
    private int lineEnds;
    private boolean headDone;

    /// @param atEnd run when the socket was closed, perhaps more than once
    Wire(SocketChannel channel, Line line, Runnable atEnd) {
        this.channel = channel;
        this.line = line;
        this.atEnd = atEnd;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        try {
            if (line.isFinishing()) {
                int count = channel.read(into);
                into.clear();
                return Math.min(count, 0);
            }
            return headDone ? readFrames(into) : readHead(into);
        } catch (RuntimeException | OutOfMemoryError e) {
            // either of them would end the selector, and with it the server
            throw new IOException(e);
        }
    }

    private int readFrames(ByteBuffer into) throws IOException {
        int count = channel.read(into);
        if (count > 0) {
            line.heard();
        }
        return count;
    }

    private int readHead(ByteBuffer into) throws IOException {
        into.limit(Math.min(into.capacity(), HEAD_BYTES_MAX + 1 - head.size()));
        int count = channel.read(into);
        boolean complete = false;
        for (int i = 0; i < count; i++) {
            byte next = into.get(i);
            head.write(next);
            complete |= isBlankLine(next);
        }
        into.clear();
        if (complete) {
            headDone = true;
            into.put(head.toByteArray());
            head = new ByteArrayOutputStream(0);
            line.heard();
            return into.position();
        }
        if (head.size() > HEAD_BYTES_MAX) {
            throw new IOException("the head of the handshake is too long");
        }
        return Math.min(count, 0);
    }

    /// Whether this byte ends a line and the one before it.
    private boolean isBlankLine(byte next) {
        if (next == '\n') {
            return ++lineEnds == 2;
        }
        if (next != '\r') {
            lineEnds = 0;
        }
        return false;
    }

    /// Everything leaves through the flusher; `bytes` are of the library's queue and stay there as
    /// far as it can see.
    @Override
    public int write(ByteBuffer bytes) {
        line.collect();
        return 0;
    }

    /// Always, so that the library leaves the key's interest alone; [Line] knows it better.
    @Override
    public boolean isNeedWrite() {
        return true;
    }

    @Override
    public void writeMore() {
        line.writable();
    }

    @Override
    public boolean isNeedRead() {
        return false;
    }

    @Override
    public int readMore(ByteBuffer into) {
        return 0;
    }

    @Override
    public boolean isBlocking() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            atEnd.run();
        }
    }
}
