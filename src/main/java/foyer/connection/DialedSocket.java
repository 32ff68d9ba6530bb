package foyer.connection;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;

/// A socket to a server, ready to talk.
///
/// @param at the address it answered at
/// @param fingerprint the print of the key it proved to have; empty if the connection is not
///   encrypted
/// @param encryption how it is encrypted, such as `TLSv1.3`; empty if it is not
record DialedSocket(Socket socket, ServerAddress at, String fingerprint, String encryption) {

    /// Who this is: what the member's key is made for.
    String identity() {
        return fingerprint.isEmpty() ? at.toString() : fingerprint;
    }

    /// Whether nobody on the network can read along.
    boolean isSecure() {
        return !fingerprint.isEmpty() || socket.getInetAddress().isLoopbackAddress();
    }

    /// The address in the form of RFC 6455 section 3; the host only fills the `Host` header.
    URI uri() {
        InetAddress far = socket.getInetAddress();
        String host = far.getHostAddress().replaceFirst("%.*", "");
        String scheme = fingerprint.isEmpty() ? "ws://" : "wss://";
        return URI.create(scheme + new ServerAddress(host, at.port()).authority() + "/");
    }
}
