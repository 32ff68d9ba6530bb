package foyer.connection;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;

/// A socket to a server, after the TLS handshake if it is encrypted. Immutable.
///
/// @param address the address that answered
/// @param fingerprint fingerprint of the server's proven key; empty if the connection is plain
/// @param encryption such as `TLSv1.3`; empty if the connection is plain
record DialedSocket(Socket socket, ServerAddress address, String fingerprint, String encryption) {

    /// The server's identity, from which the member key for it is derived.
    String identity() {
        return fingerprint.isEmpty() ? address.toString() : fingerprint;
    }

    /// Whether nobody on the network can read the connection.
    boolean isSecure() {
        return !fingerprint.isEmpty() || socket.getInetAddress().isLoopbackAddress();
    }

    /// The address as RFC 6455 section 3 writes it; the host only fills the `Host` header.
    URI uri() {
        InetAddress remote = socket.getInetAddress();
        String host = remote.getHostAddress().replaceFirst("%.*", "");
        String scheme = fingerprint.isEmpty() ? "ws://" : "wss://";
        return URI.create(scheme + new ServerAddress(host, address.port()).authority() + "/");
    }
}
