package foyer.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Avahi, the mDNS service of most Linux desktops, on a computer of a [VirtualLan], with one of its
/// commands. Skips the test if Avahi is missing. Test thread.
public final class Avahi implements AutoCloseable {
    /// A separate bus and `/run`, so that this machine's own Avahi is not used.
    private static final String START =
            "mount -t tmpfs none /run && mkdir -p /run/dbus /run/avahi-daemon"
                    + " && dbus-daemon --system --fork --nopidfile"
                    + " && avahi-daemon --daemonize --no-drop-root --no-rlimits --no-chroot"
                    + " && exec timeout 40 \"$@\"";

    private final Process process;
    private final BufferedReader out;

    private Avahi(NetworkNamespace where, String... command) throws IOException {
        Skip.unless(
                SystemCommand.works(
                        "sh", "-c", "command -v avahi-daemon avahi-browse dbus-daemon >/dev/null"),
                "Avahi is not installed (packages avahi-daemon, avahi-utils, dbus)");
        var all = new ArrayList<>(where.inside());
        // all processes end with their first one
        all.addAll(List.of("unshare", "--pid", "--fork", "--kill-child", "--mount-proc"));
        all.addAll(List.of("stdbuf", "-oL", "sh", "-c", START, "sh"));
        all.addAll(List.of(command));
        process = new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        out = process.inputReader();
    }

    /// Searches for Foyer servers.
    public static Avahi browse(NetworkNamespace where) throws IOException {
        return new Avahi(where, "avahi-browse", "--parsable", "--resolve", "_foyer._tcp");
    }

    /// Announces a Foyer server.
    ///
    /// @param text fields of the TXT record
    public static Avahi publish(NetworkNamespace where, String name, int port, String... text)
            throws IOException {
        var command =
                new ArrayList<>(
                        List.of("avahi-publish", "--service", name, "_foyer._tcp", "" + port));
        command.addAll(List.of(text));
        return new Avahi(where, command.toArray(String[]::new));
    }

    private @Nullable String line(String what) throws IOException {
        return TestTimeouts.within(
                TestTimeouts.LIMIT, () -> "Avahi to say: " + what, out::readLine);
    }

    /// Waits for a line that contains a match.
    ///
    /// @param what a regular expression
    public String until(String what) throws IOException {
        Pattern wanted = Pattern.compile(what);
        var seen = new ArrayList<String>();
        for (String line = line(what); line != null; line = line(what)) {
            if (wanted.matcher(line).find()) {
                return line;
            }
            seen.add(line);
        }
        throw new AssertionError("Avahi never said: " + what + ", but " + seen);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
