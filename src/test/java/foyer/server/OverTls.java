package foyer.server;

import foyer.identity.ServerIdentity;
import foyer.testing.RawClient;
import foyer.testing.TrustAll;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Runs the tests of a class with encrypted servers and raw clients.
public final class OverTls implements BeforeAllCallback, AfterAllCallback {
    static SSLContext context() throws Exception {
        Path folder = Files.createTempDirectory("foyer-identity");
        try {
            return ServerIdentity.in(folder, InstantSource.system()).context();
        } finally {
            Files.delete(folder.resolve("identity.p12"));
            Files.delete(folder);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        SocketServerFixture.encryption = context();
        RawClient.over = socket -> TrustAll.over(socket, "TLSv1.3");
    }

    @Override
    public void afterAll(ExtensionContext context) {
        SocketServerFixture.encryption = null;
        RawClient.over = UnaryOperator.identity();
    }
}
