package foyer.server;

import java.util.Map;

/// The files a browser may fetch at the guests' port. Immutable; any thread.
///
/// @param files by path, such as `/`
public record Pages(Map<String, Page> files) {
    public Pages {
        files = Map.copyOf(files);
    }

    /// One file. Immutable.
    public static final class Page {
        private final String type;
        private final byte[] body;

        /// @param type as in `Content-Type`
        public Page(String type, byte[] body) {
            this.type = type;
            this.body = body.clone();
        }

        public String type() {
            return type;
        }

        byte[] body() {
            return body;
        }
    }
}
