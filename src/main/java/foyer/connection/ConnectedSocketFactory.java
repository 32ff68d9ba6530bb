package foyer.connection;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/// Hands the WebSocket library a socket that is already connected.
final class ConnectedSocketFactory extends SocketFactory {
    private final Socket connected;

    ConnectedSocketFactory(Socket connected) {
        this.connected = connected;
    }

    @Override
    public Socket createSocket() {
        return connected;
    }

    @Override
    public Socket createSocket(String host, int port) {
        return connected;
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        return connected;
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        return connected;
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        return connected;
    }
}
