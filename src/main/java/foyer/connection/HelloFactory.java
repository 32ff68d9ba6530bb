package foyer.connection;

import foyer.protocol.Command;
import foyer.protocol.Event;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes the hello of each connection, with the member's current name.
///
/// Sends a password only over a secure connection, only to a server whose key was known before, and
/// only until the first welcome: from then on the server recognizes the member by key. Connection
/// thread.
final class HelloFactory {
    private final Function<String, Command.Hello> hello;
    private @Nullable String renamed;
    private String memberId = "";

    /// @param hello makes the hello for a server identity, see [ConnectionEvent.SocketOpened]
    HelloFactory(Function<String, Command.Hello> hello) {
        this.hello = hello;
    }

    /// @param known whether the server's key was known before, or the connection is plain
    Command.Hello helloFor(DialedSocket server, boolean known) {
        Command.Hello original = hello.apply(server.identity());
        Command.Hello named = renamed == null ? original : original.withName(renamed);
        boolean trusted = known && server.isSecure();
        return trusted && !wasWelcomed() ? named : named.withoutPassword();
    }

    private boolean wasWelcomed() {
        return !memberId.isEmpty();
    }

    void handle(Event.Welcome welcome) {
        memberId = welcome.you().id();
    }

    void handle(Event.Renamed event) {
        if (event.member().equals(memberId)) {
            renamed = event.to();
        }
    }
}
