package foyer.hub;

import foyer.protocol.Explanation;

/// A sentence in English and, for translation, as its parts. Immutable.
record LocalizableText(String text, Explanation explanation) {}
