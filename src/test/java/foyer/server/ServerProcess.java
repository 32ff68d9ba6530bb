package foyer.server;

import java.nio.charset.StandardCharsets;

/// A server in a process of its own; prints its port and lives until its input ends.
final class ServerProcess {
    private ServerProcess() {}

    public static void main(String[] args) throws Exception {
        try (var running = SocketServerFixture.start()) {
            System.out.write(("port " + running.port + "\n").getBytes(StandardCharsets.US_ASCII));
            System.out.flush();
            System.in.read();
        }
    }
}
