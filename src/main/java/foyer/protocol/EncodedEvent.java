package foyer.protocol;

import java.nio.charset.StandardCharsets;

/// An event as it travels, encoded once and shared by all who get it. Immutable; any thread.
public final class EncodedEvent {
    private final byte[] utf8;

    private EncodedEvent(byte[] utf8) {
        this.utf8 = utf8;
    }

    public static EncodedEvent of(Event event) {
        return new EncodedEvent(Codec.encode(event).getBytes(StandardCharsets.UTF_8));
    }

    /// The JSON text in UTF-8; shared, not to be written to.
    public byte[] utf8() {
        return utf8;
    }

    /// The event again, as a client would read it.
    @Override
    public String toString() {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
