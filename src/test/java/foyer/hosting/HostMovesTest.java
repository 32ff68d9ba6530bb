package foyer.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.ChildProcess;
import foyer.testing.NetworkNamespace;
import foyer.testing.VirtualLan;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A host whose computer gets another address while people may come.
class HostMovesTest {
    @Test
    void addressesFollowTheNewNetwork(@TempDir Path data) throws Exception {
        try (var virtualLan = new VirtualLan()) {
            NetworkNamespace here = virtualLan.computer(1);
            try (var host =
                    ChildProcess.ofTests(HostingMain.class, here.inside(), data.toString())) {
                assertEquals("addresses 10.77.0.1:7788", host.line());
                assertEquals("guests http://10.77.0.1:7789/", host.line());
                here.moveTo(9);
                assertEquals("addresses 10.77.0.9:7788", host.line());
                String link = host.line();
                assertTrue(link.startsWith("link foyer://10.77.0.9:7788"), link);
                assertEquals("guests http://10.77.0.9:7789/", host.line());
            }
        }
    }
}
