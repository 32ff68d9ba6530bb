package foyer.connection;

import foyer.language.Texts;
import foyer.protocol.KeyFingerprint;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// Performs a TLS handshake with a server that has the expected key. Ignores the certificate's
/// issuer and host name. Blocks; threads of the dialer.
final class TlsHandshake extends X509ExtendedTrustManager {
    private final String expected;
    private String seen = "";

    private TlsHandshake(String expected) {
        this.expected = expected;
    }

    /// @param expected beginning of the key's fingerprint; empty for any key
    /// @param timeoutMillis limit for each answer
    /// @throws KeyMismatchException if the server has another key
    /// @throws IOException with a text for the user
    static DialedSocket perform(
            Socket socket, ServerAddress address, String expected, int timeoutMillis)
            throws IOException {
        var handshake = new TlsHandshake(expected);
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {handshake}, null);
            var secure =
                    (SSLSocket)
                            context.getSocketFactory()
                                    .createSocket(socket, address.host(), address.port(), true);
            secure.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            secure.setSoTimeout(timeoutMillis);
            secure.startHandshake();
            secure.setSoTimeout(0);
            return new DialedSocket(
                    secure, address, handshake.seen, secure.getSession().getProtocol());
        } catch (GeneralSecurityException e) {
            throw new IOException(Texts.of("reach.no_tls"), e);
        } catch (SSLException | SocketTimeoutException e) {
            if (!handshake.seen.isEmpty() && !handshake.seen.startsWith(expected)) {
                throw new KeyMismatchException(address, expected, handshake.seen);
            }
            throw new IOException(Texts.of("reach.plain", address), e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        seen = KeyFingerprint.of(chain[0].getPublicKey());
        if (!seen.startsWith(expected)) {
            throw new CertificateException("unexpected key");
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        throw new CertificateException("clients have no certificates");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
