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

/// The rules of one connection: the handshake is the library's with more checks, the frames are
/// read by [FrameReader]. No extension is spoken.
final class GuardedDraft extends Draft_6455 {
    private static final int KEY_BYTES = 16;

    private final HandshakePolicy handshakePolicy;
    private volatile @Nullable ClientConnection connection;

    GuardedDraft(HandshakePolicy handshakePolicy) {
        super(List.of(), Limits.FRAME_BYTES);
        this.handshakePolicy = handshakePolicy;
    }

    void belongTo(ClientConnection connection) {
        this.connection = connection;
    }

    @Override
    public HandshakeState acceptHandshakeAsServer(ClientHandshake handshake)
            throws InvalidHandshakeException {
        return isWelcome(handshake)
                ? super.acceptHandshakeAsServer(handshake)
                : HandshakeState.NOT_MATCHED;
    }

    private boolean isWelcome(ClientHandshake handshake) {
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
        HandshakeBuilder answer = super.postProcessHandshakeResponseAsServer(request, response);
        answer.put("Connection", "Upgrade");
        answer.put("Server", "Foyer");
        return answer;
    }

    @Override
    public List<Framedata> translateFrame(ByteBuffer bytes) {
        Objects.requireNonNull(connection).receive(bytes);
        return List.of();
    }

    /// There is one for each connection from the start.
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
