package foyer.hub;

import foyer.protocol.Why;

/// What the server says of something: in English words, and for other languages. Immutable.
record Told(String words, Why why) {}
