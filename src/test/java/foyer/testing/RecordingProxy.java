package foyer.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;

/// Relays TCP connections and records them, as somebody on the same network hears them.
/// Thread-safe.
public final class RecordingProxy implements AutoCloseable {
    private final ServerSocket listening;
    private final SocketFactory servers;
    private final int target;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<ByteArrayOutputStream> toServer = new CopyOnWriteArrayList<>();
    private final List<ByteArrayOutputStream> toClient = new CopyOnWriteArrayList<>();

    /// Somebody who listens.
    ///
    /// @param target port on this computer
    public RecordingProxy(int target) throws IOException {
        this(target, ServerSocketFactory.getDefault(), SocketFactory.getDefault());
    }

    /// Somebody between, with a key of their own.
    public static RecordingProxy between(int target, SSLContext key) throws IOException {
        return new RecordingProxy(
                target, key.getServerSocketFactory(), TrustAll.context().getSocketFactory());
    }

    private RecordingProxy(int target, ServerSocketFactory clients, SocketFactory servers)
            throws IOException {
        this.listening = clients.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.servers = servers;
        this.target = target;
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        while (true) {
            try {
                Socket client = listening.accept();
                Socket server = servers.createSocket(InetAddress.getLoopbackAddress(), target);
                sockets.add(client);
                sockets.add(server);
                relay(client, server, toServer);
                relay(server, client, toClient);
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void relay(Socket from, Socket to, List<ByteArrayOutputStream> records) {
        var record = new ByteArrayOutputStream();
        records.add(record);
        Thread.ofVirtual()
                .start(
                        () -> {
                            try (from;
                                    to) {
                                InputStream in = from.getInputStream();
                                OutputStream out = to.getOutputStream();
                                byte[] bytes = new byte[8192];
                                for (int n = in.read(bytes); n > 0; n = in.read(bytes)) {
                                    record.write(bytes, 0, n);
                                    out.write(bytes, 0, n);
                                }
                            } catch (IOException e) {
                                // one side has closed
                            }
                        });
    }

    /// The frames that clients sent, unmasked.
    public List<String> sent() {
        return toServer.stream().flatMap(each -> frames(each.toByteArray()).stream()).toList();
    }

    /// All bytes in both directions, with the frames of clients unmasked.
    public String heard() {
        var all = new StringBuilder();
        toServer.forEach(each -> all.append(each.toString(StandardCharsets.UTF_8)));
        toClient.forEach(each -> all.append(each.toString(StandardCharsets.UTF_8)));
        sent().forEach(all::append);
        return all.toString();
    }

    private static List<String> frames(byte[] bytes) {
        var frames = new ArrayList<String>();
        int i = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
        while (i >= 4 && i + 6 <= bytes.length) {
            int length = bytes[i + 1] & 0x7F;
            i += 2;
            if (length == 126) {
                length = (bytes[i] & 0xFF) << 8 | bytes[i + 1] & 0xFF;
                i += 2;
            }
            int payload = i + 4;
            if (payload + length > bytes.length) {
                break;
            }
            byte[] text = new byte[length];
            for (int n = 0; n < length; n++) {
                text[n] = (byte) (bytes[payload + n] ^ bytes[i + n % 4]);
            }
            frames.add(new String(text, StandardCharsets.UTF_8));
            i = payload + length;
        }
        return frames;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
