package foyer.hub;

import foyer.protocol.Explanation;

/// What the server says of something: in English words, and for other languages. Immutable.
record LocalizableText(String text, Explanation explanation) {}
