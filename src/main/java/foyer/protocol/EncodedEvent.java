package foyer.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// An event encoded once for all its receivers. Immutable.
public final class EncodedEvent {
    private final byte[] utf8;

    private EncodedEvent(byte[] utf8) {
        this.utf8 = utf8;
    }

    public static EncodedEvent of(Event event) {
        return new EncodedEvent(Codec.encode(event).getBytes(StandardCharsets.UTF_8));
    }

    /// The same event as the answer to a command.
    ///
    /// @param re the command's id
    public EncodedEvent answering(long re) {
        byte[] suffix = (",\"re\":" + re + "}").getBytes(StandardCharsets.US_ASCII);
        byte[] answer = Arrays.copyOf(utf8, utf8.length - 1 + suffix.length);
        System.arraycopy(suffix, 0, answer, utf8.length - 1, suffix.length);
        return new EncodedEvent(answer);
    }

    /// The JSON text in UTF-8. Shared; do not modify it.
    public byte[] utf8() {
        return utf8;
    }

    /// The JSON text.
    @Override
    public String toString() {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
