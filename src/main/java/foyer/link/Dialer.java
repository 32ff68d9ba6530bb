package foyer.link;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a TCP connection to the first of a host's addresses that takes one. Blocks; its own
/// thread.
final class Dialer {
    /// How long all addresses of a host together may take.
    static final int TOTAL_MILLIS = 4_500;

    private static final Logger LOG = LoggerFactory.getLogger(Dialer.class);

    private Dialer() {}

    /// Connects.
    ///
    /// @throws IOException with words to the person: what was tried and why it failed
    static Socket dial(ServerAddress to) throws IOException {
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(to.host());
        } catch (UnknownHostException e) {
            throw new IOException(
                    "No computer called “%s” was found on this network.".formatted(to.host()), e);
        }
        IOException first = null;
        for (InetAddress address : addresses) {
            var socket = new Socket();
            try {
                socket.connect(
                        new InetSocketAddress(address, to.port()), TOTAL_MILLIS / addresses.length);
                return socket;
            } catch (IOException e) {
                socket.close();
                first = first == null ? new IOException(why(to, address, e), e) : first;
            }
        }
        throw first == null ? new IOException("“" + to.host() + "” has no address.") : first;
    }

    /// Closes a connection that came too late.
    static void abandon(Socket late) {
        try {
            late.close();
        } catch (IOException e) {
            LOG.debug("a late socket was closed already", e);
        }
    }

    /// The address in the form of RFC 6455 section 3; the host only fills the `Host` header.
    static URI uri(ServerAddress to, InetAddress connected) {
        String host = connected.getHostAddress().replaceFirst("%.*", "");
        return URI.create("ws://" + new ServerAddress(host, to.port()) + "/");
    }

    private static String why(ServerAddress to, InetAddress address, IOException e) {
        String where =
                to.host().equals(address.getHostAddress())
                        ? to.toString()
                        : to + " (" + address.getHostAddress() + ")";
        return switch (e) {
            case SocketTimeoutException _ ->
                    "%s did not answer. Is it switched on and on the same network?"
                            .formatted(where);
            case NoRouteToHostException _ -> "There is no way from here to %s.".formatted(where);
            case ConnectException _ ->
                    "Nobody hosts at %s: the computer is there, but no Foyer listens on that port."
                            .formatted(where);
            default -> "%s could not be reached.".formatted(where);
        };
    }
}
