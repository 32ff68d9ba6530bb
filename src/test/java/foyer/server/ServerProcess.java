package foyer.server;

import java.nio.charset.StandardCharsets;

/// Runs a server in a child process. Prints its port and ends with its standard input.
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
