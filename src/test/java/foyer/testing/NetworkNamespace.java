package foyer.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A computer on a [VirtualLan]: a Linux network namespace with one network card, whose connection
/// can be disturbed. Test thread.
public final class NetworkNamespace {
    /// Name of the network card in the namespace.
    public static final String CARD = "eth0";

    private static final String MULTICAST = "224.0.0.0/4";

    private final String name;
    private final String lan;
    private final String port;
    private int number;

    NetworkNamespace(String name, String lan, String port, int number) throws IOException {
        this.name = name;
        this.lan = lan;
        this.port = port;
        this.number = number;
        ip("link", "set", "lo", "up");
        ip("link", "set", CARD, "up");
        ip("addr", "add", address() + "/24", "dev", CARD);
        ip("route", "add", MULTICAST, "dev", CARD);
    }

    public String address() {
        return "10.77.0." + number;
    }

    /// Command that runs the rest of the command line in the namespace.
    public List<String> inside() {
        return List.of("ip", "netns", "exec", name);
    }

    /// Like [#inside], with this host name.
    public List<String> insideAs(String computer) {
        var command = new ArrayList<>(inside());
        command.addAll(List.of("env", "HOSTNAME=" + computer));
        return command;
    }

    /// Runs `ip` in the namespace, for example `route add …`.
    public void ip(String... arguments) throws IOException {
        VirtualLan.ip(name, arguments);
    }

    /// Disconnects the cable.
    public void unplug() throws IOException {
        VirtualLan.ip(lan, "link", "set", port, "down");
    }

    public void plug() throws IOException {
        VirtualLan.ip(lan, "link", "set", port, "up");
    }

    /// Replaces the address by another.
    public void moveTo(int other) throws IOException {
        ip("addr", "del", address() + "/24", "dev", CARD);
        number = other;
        ip("addr", "add", address() + "/24", "dev", CARD);
        ip("route", "replace", MULTICAST, "dev", CARD);
    }

    /// Drops this percentage of incoming packets at random.
    public void loses(int percent) throws IOException {
        Skip.unless(iptables("-F", "INPUT"), "losing packets needs root and the command iptables");
        if (percent > 0) {
            String rule = "-A INPUT -m statistic --mode random -j DROP --probability ";
            Skip.unless(
                    iptables((rule + percent / 100.0).split(" ")),
                    "losing packets needs the statistic module of iptables");
        }
    }

    /// Limits the bandwidth in both directions.
    public void narrow(int kilobits) throws IOException {
        Skip.unless(
                SystemCommand.works(shaped(name, CARD, kilobits))
                        && SystemCommand.works(shaped(lan, port, kilobits)),
                "limiting the bandwidth needs root and the command tc (package iproute2)");
    }

    private static String[] shaped(String namespace, String card, int kilobits) {
        return ("tc -n %s qdisc replace dev %s root tbf rate %dkbit burst 16kb latency 500ms"
                        .formatted(namespace, card, kilobits))
                .split(" ");
    }

    /// Drops matching incoming packets, as a firewall does.
    ///
    /// @param rule iptables match, such as `-p udp`
    public void drops(String rule) throws IOException {
        Skip.unless(
                iptables(("-A INPUT " + rule + " -j DROP").split(" ")),
                "dropping packets needs root and the command iptables");
    }

    private boolean iptables(String... arguments) {
        var command = new ArrayList<>(inside());
        command.add("iptables");
        command.addAll(List.of(arguments));
        return SystemCommand.works(command.toArray(String[]::new));
    }
}
