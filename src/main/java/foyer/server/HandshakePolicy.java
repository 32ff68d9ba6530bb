package foyer.server;

import java.nio.ByteBuffer;
import java.util.Set;
import org.java_websocket.handshake.ClientHandshake;
import org.jspecify.annotations.Nullable;

/// Decides which handshakes a port accepts: those of Foyer clients, or on the guest port those of
/// its own guest page. Immutable.
final class HandshakePolicy {
    private static final Set<String> GUEST_PATHS = Set.of("/", "/ws");

    private final HostNames hostNames;
    private final @Nullable PageResponder pageResponder;

    /// @param pageResponder serves the guest page; null on the port for clients
    HandshakePolicy(HostNames hostNames, @Nullable PageResponder pageResponder) {
        this.hostNames = hostNames;
        this.pageResponder = pageResponder;
    }

    /// Whether this is the guest port.
    boolean isForGuests() {
        return pageResponder != null;
    }

    /// Checks `Host`, `Origin` and path. A Foyer client sends no `Origin`. A browser does, and a
    /// page cannot forge it, so only pages from this very address are accepted.
    ///
    /// The library joins repeated headers with `; `, so they never match.
    boolean accepts(ClientHandshake handshake) {
        String host = handshake.getFieldValue("Host");
        if (!hostNames.isOurs(host)) {
            return false;
        }
        return pageResponder == null
                ? !handshake.hasFieldValue("Origin")
                : handshake.getFieldValue("Origin").equals(pageResponder.originOf(host))
                        && GUEST_PATHS.contains(handshake.getResourceDescriptor());
    }

    /// The response to an HTTP request.
    ///
    /// @param head the complete head
    /// @return null if the request is a WebSocket handshake
    byte @Nullable [] pageFor(ByteBuffer head) {
        if (pageResponder == null) {
            return null;
        }
        HttpRequestHead request = HttpRequestHead.of(head);
        return request != null && request.fields().containsKey("upgrade")
                ? null
                : pageResponder.respond(request);
    }
}
