package foyer.server;

import java.io.IOException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Encryption over a socket (TLS 1.3, or 1.2), with an [SSLEngine]. One thread reads at a time, the
/// library's selector until the handshakes are done and then the loop, and the loop writes; what
/// either has encrypted waits in one place and leaves in order.
///
/// A connection keeps no buffers while nothing is under way: each thread has its own to work with,
/// and only what is left over, at most a record each way, is kept.
final class TlsTransport implements Transport {
    /// The largest record (RFC 8446 section 5.2, and older versions' padding).
    private static final int RECORD = 18 * 1024;

    private static final int ENCRYPT_AT_ONCE = 256 * 1024;

    /// Records without words in them, such as changes of keys, that a client may send in all.
    private static final int MOST_IDLE_RECORDS = 64;

    private static final byte[] NOTHING = {};
    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);
    private static final ThreadLocal<ByteBuffer> RECEIVED = scratch(RECORD);
    private static final ThreadLocal<ByteBuffer> DECRYPTED = scratch(RECORD);
    private static final ThreadLocal<ByteBuffer> ENCRYPTED = scratch(ENCRYPT_AT_ONCE + RECORD);

    private final SocketChannel channel;
    private final SSLEngine engine;
    private final Runnable wake;
    private byte[] cut = NOTHING;
    private byte[] words = NOTHING;
    private boolean whole;
    private int idleRecords;
    // below: under the lock of this object
    private @Nullable ByteBuffer leaving;

    /// @param wake asks for a call of [#drain] by the loop
    TlsTransport(SSLContext context, SocketChannel channel, Runnable wake) {
        this.channel = channel;
        this.wake = wake;
        this.engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    }

    private static ThreadLocal<ByteBuffer> scratch(int bytes) {
        return ThreadLocal.withInitial(() -> ByteBuffer.allocate(bytes));
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int start = into.position();
        give(into);
        if (into.hasRemaining()) {
            ByteBuffer received = RECEIVED.get().clear().put(cut);
            int count = channel.read(received);
            decrypt(received.flip(), into);
            if (into.position() == start && (count < 0 || engine.isInboundDone())) {
                return -1;
            }
        }
        return into.position() - start;
    }

    /// A goodbye of TLS is an end that the socket does not show.
    @Override
    public boolean hasMore() {
        return words.length > 0 || whole || engine.isInboundDone();
    }

    private void decrypt(ByteBuffer received, ByteBuffer into) throws IOException {
        whole = false;
        try {
            while (received.hasRemaining() && words.length == 0 && !engine.isInboundDone()) {
                if (!into.hasRemaining()) {
                    whole = true;
                    break;
                }
                ByteBuffer plain = DECRYPTED.get().clear();
                SSLEngineResult result = engine.unwrap(received, plain);
                if (result.getStatus() == Status.BUFFER_UNDERFLOW) {
                    break;
                }
                take(plain.flip(), into);
                shake(result);
            }
        } catch (SSLException e) {
            sayWhy(e);
            throw e;
        }
        cut = received.hasRemaining() ? new byte[received.remaining()] : NOTHING;
        received.get(cut);
    }

    /// The other side is told by an alert, if it still listens.
    private void sayWhy(SSLException fault) {
        try {
            engine.closeOutbound();
            encrypt();
            drain();
        } catch (IOException e) {
            fault.addSuppressed(e);
        }
    }

    private void take(ByteBuffer plain, ByteBuffer into) {
        while (plain.hasRemaining() && into.hasRemaining()) {
            int count = Math.min(plain.remaining(), into.remaining());
            into.put(plain.slice(plain.position(), count));
            plain.position(plain.position() + count);
        }
        if (plain.hasRemaining()) {
            words = new byte[plain.remaining()];
            plain.get(words);
        }
    }

    private void give(ByteBuffer into) {
        if (words.length > 0) {
            ByteBuffer waiting = ByteBuffer.wrap(words);
            words = NOTHING;
            take(waiting, into);
        }
    }

    /// What the engine wants done beside words: inline, since it is a signature at the most.
    private void shake(SSLEngineResult result) throws IOException {
        if (result.bytesProduced() == 0 && result.bytesConsumed() > 0) {
            idleRecords++;
            if (idleRecords > MOST_IDLE_RECORDS) {
                throw new IOException("too many records without words");
            }
        }
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> work();
                case NEED_WRAP -> encrypt();
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN, FINISHED, NOT_HANDSHAKING -> {
                    return;
                }
            }
        }
    }

    private void work() {
        for (Runnable task = engine.getDelegatedTask();
                task != null;
                task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    /// What the engine itself has to say, to leave behind what waits already.
    private synchronized void encrypt() throws SSLException {
        ByteBuffer out = ENCRYPTED.get().clear();
        SSLEngineResult result;
        do {
            result = engine.wrap(EMPTY, out);
            work();
        } while (result.getStatus() == Status.OK
                && result.bytesProduced() > 0
                && engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP);
        append(out.flip());
    }

    private void append(ByteBuffer out) {
        if (!out.hasRemaining()) {
            return;
        }
        ByteBuffer before = leaving;
        int waiting = before == null ? 0 : before.remaining();
        if (waiting > ENCRYPT_AT_ONCE) {
            throw new BufferOverflowException();
        }
        ByteBuffer all = ByteBuffer.allocate(waiting + out.remaining());
        if (before != null) {
            all.put(before);
        }
        leaving = all.put(out).flip();
        wake.run();
    }

    @Override
    public synchronized int write(ByteBuffer bytes) throws IOException {
        if (!drain() || !bytes.hasRemaining()) {
            return 0;
        }
        if (engine.getSession().getProtocol().equals("NONE")) {
            // before the handshake there is nobody to tell
            int lost = bytes.remaining();
            bytes.position(bytes.limit());
            return lost;
        }
        return encryptAndWrite(bytes);
    }

    /// What the socket takes at once is never copied.
    private int encryptAndWrite(ByteBuffer bytes) throws IOException {
        ByteBuffer out = ENCRYPTED.get().clear();
        int taken = 0;
        while (bytes.hasRemaining() && out.remaining() >= RECORD) {
            SSLEngineResult result = engine.wrap(bytes, out);
            taken += result.bytesConsumed();
            if (result.getStatus() != Status.OK) {
                throw new IOException("the encrypted connection is closed");
            }
        }
        channel.write(out.flip());
        if (out.hasRemaining()) {
            ByteBuffer rest = ByteBuffer.allocate(out.remaining());
            leaving = rest.put(out).flip();
        }
        return taken;
    }

    @Override
    public synchronized boolean drain() throws IOException {
        ByteBuffer waiting = leaving;
        if (waiting == null) {
            return true;
        }
        channel.write(waiting);
        if (waiting.hasRemaining()) {
            return false;
        }
        leaving = null;
        return true;
    }

    @Override
    public synchronized void finish() throws IOException {
        engine.closeOutbound();
        encrypt();
        drain();
        channel.shutdownOutput();
    }
}
