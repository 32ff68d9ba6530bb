package foyer.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// The files served on the guest port. Immutable.
///
/// @param files pages by path, such as `/`
public record StaticPages(Map<String, Page> files) {
    public StaticPages {
        files = Map.copyOf(files);
    }

    /// A file with its content type, also compressed. Immutable.
    public static final class Page {
        private final String type;
        private final byte[] body;
        private final byte[] zipped;

        /// @param type content type
        public Page(String type, byte[] body) {
            this.type = type;
            this.body = body.clone();
            this.zipped = gzip(body);
        }

        public String type() {
            return type;
        }

        byte[] body(boolean zipped) {
            return zipped ? this.zipped : body;
        }

        private static byte[] gzip(byte[] body) {
            var bytes = new ByteArrayOutputStream();
            try (var zip = new GZIPOutputStream(bytes)) {
                zip.write(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }
    }
}
