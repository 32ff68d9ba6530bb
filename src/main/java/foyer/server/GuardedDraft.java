package foyer.server;

import foyer.protocol.Limits;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.HandshakeState;
import org.java_websocket.exceptions.InvalidHandshakeException;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.HandshakeBuilder;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.jspecify.annotations.Nullable;

/// The library's protocol for one connection. Adds checks to the handshake and passes frames to
/// [FrameReader]. Supports no extension.
final class GuardedDraft extends Draft_6455 {
    private static final int KEY_BYTES = 16;

    private final HandshakePolicy handshakePolicy;
    private volatile @Nullable ClientConnection connection;

    GuardedDraft(HandshakePolicy handshakePolicy) {
        super(List.of(), Limits.FRAME_BYTES);
        this.handshakePolicy = handshakePolicy;
    }

    void attach(ClientConnection connection) {
        this.connection = connection;
    }

    @Override
    public HandshakeState acceptHandshakeAsServer(ClientHandshake handshake)
            throws InvalidHandshakeException {
        return isAcceptable(handshake)
                ? super.acceptHandshakeAsServer(handshake)
                : HandshakeState.NOT_MATCHED;
    }

    private boolean isAcceptable(ClientHandshake handshake) {
        return handshake.getFieldValue("Upgrade").equalsIgnoreCase("websocket")
                && hasUpgrade(handshake.getFieldValue("Connection"))
                && isKey(handshake.getFieldValue("Sec-WebSocket-Key"))
                && handshakePolicy.accepts(handshake);
    }

    private static boolean hasUpgrade(String connection) {
        for (String token : connection.toLowerCase(Locale.ROOT).split(",", 10)) {
            if (token.strip().equals("upgrade")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isKey(String text) {
        try {
            return Base64.getDecoder().decode(text.strip()).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public HandshakeBuilder postProcessHandshakeResponseAsServer(
            ClientHandshake request, ServerHandshakeBuilder response)
            throws InvalidHandshakeException {
        HandshakeBuilder completed = super.postProcessHandshakeResponseAsServer(request, response);
        completed.put("Connection", "Upgrade");
        completed.put("Server", "Foyer");
        return completed;
    }

    @Override
    public List<Framedata> translateFrame(ByteBuffer bytes) {
        Objects.requireNonNull(connection).receive(bytes);
        return List.of();
    }

    /// Each connection has its own draft from the start, so none is copied.
    @Override
    public Draft copyInstance() {
        return this;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
