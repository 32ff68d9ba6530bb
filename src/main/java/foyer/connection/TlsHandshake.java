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

/// Makes a socket an encrypted one, to the server with the right key and no other. What counts is
/// the key, not who vouches for it or what the host is called. Blocks; the dialer's threads.
final class TlsHandshake extends X509ExtendedTrustManager {
    private final String expected;
    private String seen = "";

    private TlsHandshake(String expected) {
        this.expected = expected;
    }

    /// Shakes hands.
    ///
    /// @param expected how the key's print begins; empty for any key
    /// @param millis how long the other side may take to answer each time
    /// @throws KeyMismatchException if the key is another one
    /// @throws IOException with words to the person
    static DialedSocket perform(Socket socket, ServerAddress to, String expected, int millis)
            throws IOException {
        var trust = new TlsHandshake(expected);
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            var secure =
                    (SSLSocket)
                            context.getSocketFactory()
                                    .createSocket(socket, to.host(), to.port(), true);
            secure.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            secure.setSoTimeout(millis);
            secure.startHandshake();
            secure.setSoTimeout(0);
            return new DialedSocket(secure, to, trust.seen, secure.getSession().getProtocol());
        } catch (GeneralSecurityException e) {
            throw new IOException(Texts.of("reach.no_tls"), e);
        } catch (SSLException | SocketTimeoutException e) {
            if (!trust.seen.isEmpty() && !trust.seen.startsWith(expected)) {
                throw new KeyMismatchException(to, expected, trust.seen);
            }
            throw new IOException(Texts.of("reach.plain", to), e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind)
            throws CertificateException {
        seen = KeyFingerprint.of(chain[0].getPublicKey());
        if (!seen.startsWith(expected)) {
            throw new CertificateException("another key");
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, kind);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, kind);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind)
            throws CertificateException {
        throw new CertificateException("clients have no certificates");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, kind);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, kind);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
