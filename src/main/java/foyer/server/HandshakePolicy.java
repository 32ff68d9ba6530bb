package foyer.server;

import java.nio.ByteBuffer;
import java.util.Set;
import org.java_websocket.handshake.ClientHandshake;
import org.jspecify.annotations.Nullable;

/// Which handshakes are let in at a port: those of programs, or those of the guest page that this
/// port itself gives out. Immutable; any thread.
final class HandshakePolicy {
    private static final Set<String> GUESTS_PATHS = Set.of("/", "/ws");

    private final HostNames hostNames;
    private final @Nullable PageResponder pageResponder;

    /// @param pageResponder gives out the guest page; nothing at a port for programs
    HandshakePolicy(HostNames hostNames, @Nullable PageResponder pageResponder) {
        this.hostNames = hostNames;
        this.pageResponder = pageResponder;
    }

    /// Whether who comes in here comes with a browser.
    boolean isForGuests() {
        return pageResponder != null;
    }

    /// A program sends no `Origin`. A browser does and cannot be made to lie about it, so a page of
    /// any other origin than this very address is turned away.
    ///
    /// Every header that comes twice is joined with `; ` by the library and so is refused here.
    boolean accepts(ClientHandshake handshake) {
        String host = handshake.getFieldValue("Host");
        if (!hostNames.isOurs(host)) {
            return false;
        }
        return pageResponder == null
                ? !handshake.hasFieldValue("Origin")
                : handshake.getFieldValue("Origin").equals(pageResponder.originOf(host))
                        && GUESTS_PATHS.contains(handshake.getResourceDescriptor());
    }

    /// What to answer to a request that is no WebSocket's.
    ///
    /// @param head whole
    /// @return nothing if it is to be taken for a handshake
    byte @Nullable [] pageFor(ByteBuffer head) {
        if (pageResponder == null) {
            return null;
        }
        HttpRequestHead asked = HttpRequestHead.of(head);
        return asked != null && asked.fields().containsKey("upgrade")
                ? null
                : pageResponder.answer(asked);
    }
}
