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
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/// Transport with TLS 1.3 or 1.2. One thread reads at a time: the library's selector thread during
/// the handshakes, then the socket loop, which also writes. Both put encrypted bytes into one
/// buffer, so that they leave in order.
///
/// An idle connection holds no buffers. Each thread has scratch buffers, and a connection keeps
/// only left-over bytes, at most one record in each direction.
final class TlsTransport implements Transport {
    /// The largest record (RFC 8446 section 5.2, and older versions' padding).
    private static final int RECORD = 18 * 1024;

    private static final int ENCRYPTED_MAX = 256 * 1024;

    /// Records without data, such as key updates, that a client may send in total.
    private static final int EMPTY_RECORDS_MAX = 64;

    /// Groups with cheap keys. The others cost the server up to a hundred times as much.
    private static final String[] GROUPS = {"x25519", "secp256r1", "secp384r1"};

    private static final byte[] NOTHING = {};
    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);
    private static final ThreadLocal<ByteBuffer> RECEIVED = scratch(RECORD);
    private static final ThreadLocal<ByteBuffer> DECRYPTED = scratch(RECORD);
    private static final ThreadLocal<ByteBuffer> ENCRYPTED = scratch(ENCRYPTED_MAX + RECORD);

    private final SocketChannel channel;
    private final SSLEngine engine;
    private final Runnable wake;
    private byte[] partialRecord = NOTHING;
    private byte[] decrypted = NOTHING;
    private boolean recordWaits;
    private int emptyRecords;
    // guarded by this object's lock
    private @Nullable ByteBuffer encrypted;

    /// @param wake makes the loop call [#drain]
    TlsTransport(SSLContext context, SocketChannel channel, Runnable wake) {
        this.channel = channel;
        this.wake = wake;
        this.engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setNamedGroups(GROUPS);
        engine.setSSLParameters(parameters);
    }

    private static ThreadLocal<ByteBuffer> scratch(int bytes) {
        return ThreadLocal.withInitial(() -> ByteBuffer.allocate(bytes));
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int start = into.position();
        takeDecrypted(into);
        if (into.hasRemaining()) {
            ByteBuffer received = RECEIVED.get().clear().put(partialRecord);
            int count = channel.read(received);
            decrypt(received.flip(), into);
            if (into.position() == start && (count < 0 || engine.isInboundDone())) {
                return -1;
            }
        }
        return into.position() - start;
    }

    /// True at the end of a TLS connection too, which the selector does not report.
    @Override
    public boolean hasMore() {
        return decrypted.length > 0 || recordWaits || engine.isInboundDone();
    }

    private void decrypt(ByteBuffer received, ByteBuffer into) throws IOException {
        recordWaits = false;
        try {
            while (received.hasRemaining() && decrypted.length == 0 && !engine.isInboundDone()) {
                if (!into.hasRemaining()) {
                    recordWaits = true;
                    break;
                }
                ByteBuffer plain = DECRYPTED.get().clear();
                boolean established = isEstablished();
                SSLEngineResult result = engine.unwrap(received, plain);
                if (result.getStatus() == Status.BUFFER_UNDERFLOW) {
                    break;
                }
                copy(plain.flip(), into);
                if (established && isRenegotiation()) {
                    throw new SSLException("renegotiation is not supported");
                }
                continueHandshake(result);
            }
        } catch (SSLException e) {
            sendAlert(e);
            throw e;
        }
        partialRecord = received.hasRemaining() ? new byte[received.remaining()] : NOTHING;
        received.get(partialRecord);
    }

    private boolean isEstablished() {
        return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
                && !engine.getSession().getProtocol().equals("NONE");
    }

    /// Whether the client begins another handshake, which TLS 1.3 does not have and each of which
    /// costs the server a signature.
    private boolean isRenegotiation() {
        return engine.getSession().getProtocol().equals("TLSv1.2")
                && engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK;
    }

    /// Sends the client the reason, if it still reads.
    private void sendAlert(SSLException fault) {
        try {
            engine.closeOutbound();
            wrapHandshake();
            drain();
        } catch (IOException e) {
            fault.addSuppressed(e);
        }
    }

    private void copy(ByteBuffer plain, ByteBuffer into) {
        while (plain.hasRemaining() && into.hasRemaining()) {
            int count = Math.min(plain.remaining(), into.remaining());
            into.put(plain.slice(plain.position(), count));
            plain.position(plain.position() + count);
        }
        if (plain.hasRemaining()) {
            decrypted = new byte[plain.remaining()];
            plain.get(decrypted);
        }
    }

    private void takeDecrypted(ByteBuffer into) {
        if (decrypted.length > 0) {
            ByteBuffer waiting = ByteBuffer.wrap(decrypted);
            decrypted = NOTHING;
            copy(waiting, into);
        }
    }

    /// Does what the engine requires. Tasks run inline: the longest is one signature.
    private void continueHandshake(SSLEngineResult result) throws IOException {
        if (result.bytesProduced() == 0 && result.bytesConsumed() > 0) {
            emptyRecords++;
            if (emptyRecords > EMPTY_RECORDS_MAX) {
                throw new IOException("too many records without data");
            }
        }
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> runTasks();
                case NEED_WRAP -> wrapHandshake();
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN, FINISHED, NOT_HANDSHAKING -> {
                    return;
                }
            }
        }
    }

    private void runTasks() {
        for (Runnable task = engine.getDelegatedTask();
                task != null;
                task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    /// Appends the engine's own output to the encrypted bytes.
    private synchronized void wrapHandshake() throws SSLException {
        ByteBuffer out = ENCRYPTED.get().clear();
        SSLEngineResult result;
        do {
            result = engine.wrap(EMPTY, out);
            runTasks();
        } while (result.getStatus() == Status.OK
                && result.bytesProduced() > 0
                && engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP);
        append(out.flip());
    }

    private void append(ByteBuffer out) {
        if (!out.hasRemaining()) {
            return;
        }
        ByteBuffer previous = encrypted;
        int waiting = previous == null ? 0 : previous.remaining();
        if (waiting > ENCRYPTED_MAX) {
            throw new BufferOverflowException();
        }
        ByteBuffer all = ByteBuffer.allocate(waiting + out.remaining());
        if (previous != null) {
            all.put(previous);
        }
        encrypted = all.put(out).flip();
        wake.run();
    }

    @Override
    public synchronized int write(ByteBuffer bytes) throws IOException {
        if (!drain() || !bytes.hasRemaining()) {
            return 0;
        }
        if (engine.getSession().getProtocol().equals("NONE")) {
            // nothing can be sent before the handshake
            int dropped = bytes.remaining();
            bytes.position(bytes.limit());
            return dropped;
        }
        return encryptAndWrite(bytes);
    }

    /// Bytes that the socket accepts at once are not copied.
    private int encryptAndWrite(ByteBuffer bytes) throws IOException {
        ByteBuffer out = ENCRYPTED.get().clear();
        int accepted = 0;
        while (bytes.hasRemaining() && out.remaining() >= RECORD) {
            SSLEngineResult result = engine.wrap(bytes, out);
            accepted += result.bytesConsumed();
            if (result.getStatus() != Status.OK) {
                throw new IOException("the encrypted connection is closed");
            }
        }
        channel.write(out.flip());
        if (out.hasRemaining()) {
            ByteBuffer rest = ByteBuffer.allocate(out.remaining());
            encrypted = rest.put(out).flip();
        }
        return accepted;
    }

    @Override
    public synchronized boolean drain() throws IOException {
        ByteBuffer waiting = encrypted;
        if (waiting == null) {
            return true;
        }
        channel.write(waiting);
        if (waiting.hasRemaining()) {
            return false;
        }
        encrypted = null;
        return true;
    }

    @Override
    public synchronized void finish() throws IOException {
        engine.closeOutbound();
        wrapHandshake();
        drain();
        channel.shutdownOutput();
    }
}
