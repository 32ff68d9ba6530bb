package foyer.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// An isolated network of [NetworkNamespace]s on one switch, removed on close. Skips the test if it
/// cannot be created. Test thread.
public final class VirtualLan implements AutoCloseable {
    private static final Path ALL = Path.of("/run/netns");
    private static final String START = "foyer-";
    private static final AtomicInteger MADE = new AtomicInteger();

    private final String name =
            START + ProcessHandle.current().pid() + "-" + MADE.incrementAndGet();
    private final List<String> namespaces = new ArrayList<>();

    public VirtualLan() throws IOException {
        removeLeftBehind();
        Skip.unless(
                SystemCommand.works("ip", "netns", "add", name),
                "an isolated network needs root and the command ip (package iproute2)");
        namespaces.add(name);
        ip(name, "link", "add", "switch", "type", "bridge");
        ip(name, "link", "set", "switch", "up");
    }

    /// Adds a computer.
    ///
    /// @param number ends its address, 10.77.0.`number`; from 1 to 254
    public NetworkNamespace computer(int number) throws IOException {
        String inside = name + "-" + number;
        SystemCommand.run("ip", "netns", "add", inside);
        namespaces.add(inside);
        String port = "port" + number;
        ip(
                name,
                "link",
                "add",
                port,
                "type",
                "veth",
                "peer",
                "name",
                NetworkNamespace.CARD,
                "netns",
                inside);
        ip(name, "link", "set", port, "master", "switch", "up");
        return new NetworkNamespace(inside, name, port, number);
    }

    static void ip(String namespace, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("ip", "-n", namespace));
        command.addAll(List.of(arguments));
        SystemCommand.run(command.toArray(String[]::new));
    }

    /// Removes what a killed test run left behind.
    private static void removeLeftBehind() throws IOException {
        if (!Files.isDirectory(ALL)) {
            return;
        }
        try (var names = Files.list(ALL)) {
            for (Path each : names.toList()) {
                String[] parts = each.getFileName().toString().split("-");
                if (each.getFileName().toString().startsWith(START)
                        && ProcessHandle.of(Long.parseLong(parts[1])).isEmpty()) {
                    SystemCommand.works("ip", "netns", "del", each.getFileName().toString());
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (String each : namespaces.reversed()) {
            SystemCommand.run("ip", "netns", "del", each);
        }
    }
}
