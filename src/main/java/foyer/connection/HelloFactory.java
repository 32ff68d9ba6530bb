package foyer.connection;

import foyer.protocol.Command;
import foyer.protocol.Event;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a person says first after each connection: who they are, by the name they have by now. One
/// thread, the link's.
///
/// A password is told only to a server whose key was known before, over a connection that is
/// secure, and once: who was let in is known by the member's key.
final class HelloFactory {
    private final Function<String, Command.Hello> hello;
    private @Nullable String renamed;
    private String me = "";

    /// @param hello what to say to a server with this identity (see [ConnectionEvent.SocketOpened])
    HelloFactory(Function<String, Command.Hello> hello) {
        this.hello = hello;
    }

    /// @param known whether the server's key was known before, or it has none
    Command.Hello helloFor(DialedSocket server, boolean known) {
        Command.Hello first = hello.apply(server.identity());
        Command.Hello named = renamed == null ? first : first.withName(renamed);
        boolean trusted = known && server.isSecure();
        return trusted && !wasLetIn() ? named : named.withoutPassword();
    }

    private boolean wasLetIn() {
        return !me.isEmpty();
    }

    void accepted(Event.Welcome welcome) {
        me = welcome.you().id();
    }

    void handle(Event.Renamed event) {
        if (event.member().equals(me)) {
            renamed = event.to();
        }
    }
}
