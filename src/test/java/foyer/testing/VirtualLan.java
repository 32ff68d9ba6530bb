package foyer.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A network of its own, of [NetworkNamespace]s on one switch, until it is closed. What happens on
/// it is not seen outside, nor the other way round. A machine where that cannot be made skips the
/// test. One thread, the test's.
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
                "a network of its own needs root and the command ip (package iproute2)");
        namespaces.add(name);
        ip(name, "link", "add", "switch", "type", "bridge");
        ip(name, "link", "set", "switch", "up");
    }

    /// A computer on this network.
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

    /// What a run that was killed could not take away.
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
