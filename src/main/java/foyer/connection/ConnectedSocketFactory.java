package foyer.connection;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/// Gives the library the socket that is connected already.
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
