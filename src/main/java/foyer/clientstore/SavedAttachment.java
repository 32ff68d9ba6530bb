package foyer.clientstore;

/// An attachment draft: a file that the user has chosen and not sent. Immutable.
///
/// @param n one of the member's numbers, which identifies the file
/// @param path absolute path on this computer
/// @param name the name that others see
/// @param bytes its length when it was chosen
/// @param changed when it was last modified by then, in milliseconds since 1970; 0 if it was pasted
public record SavedAttachment(
        long n, String room, String path, String name, long bytes, long changed) {}
