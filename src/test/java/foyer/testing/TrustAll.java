package foyer.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// The client side of TLS that trusts any certificate. Thread-safe.
public final class TrustAll implements X509TrustManager {
    private TrustAll() {}

    /// A TLS context that trusts any certificate.
    public static SSLContext context() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustAll()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Does a TLS handshake over a connected socket.
    ///
    /// @param protocol such as `TLSv1.3`
    public static SSLSocket over(Socket socket, String protocol) {
        try {
            var secure =
                    (SSLSocket)
                            context()
                                    .getSocketFactory()
                                    .createSocket(socket, "127.0.0.1", socket.getPort(), true);
            secure.setEnabledProtocols(new String[] {protocol});
            secure.startHandshake();
            return secure;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
