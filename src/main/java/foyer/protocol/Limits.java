package foyer.protocol;

/// The numbers both sides keep to, from the product's table of limits. Texts are counted in Unicode
/// code points, sizes in bytes of UTF-8.
public final class Limits {
    /// The protocol number this program speaks.
    public static final int PROTOCOL = 1;

    /// The port a host tries first.
    public static final int PORT = 7788;

    public static final int FRAME_BYTES = 64 * 1024;
    public static final int MESSAGE_POINTS = 8_000;

    /// What [#MESSAGE_POINTS] take at the most, and some.
    public static final int MESSAGE_BYTES = 32 * 1024;

    public static final int NAME_POINTS = 32;
    public static final int ROOM_POINTS = 64;
    public static final int TOPIC_POINTS = 390;
    public static final int REASON_POINTS = 200;
    public static final int PASSWORD_POINTS = 128;

    /// Code points of one emoji; the longest in use have ten.
    public static final int EMOJI_POINTS = 16;

    /// What somebody who is away says of it.
    public static final int STATUS_POINTS = 100;

    /// Kinds of marks on a message.
    public static final int REACTIONS = 20;

    /// Messages pinned in a room.
    public static final int PINS = 50;

    /// In a room with more people nobody is told how far the others have read.
    public static final int READERS = 20;

    /// Entries that a search finds at once.
    public static final int FOUND = 50;

    public static final int SEARCH_POINTS = 200;

    /// How long somebody is banned or muted, if not until that is lifted.
    public static final int PENALTY_MINUTES_MAX = 365 * 24 * 60;

    /// How long an invitation past the password holds, if that is not said: a day.
    public static final int INVITATION_MINUTES = 24 * 60;

    public static final int INVITATION_MINUTES_MAX = 7 * 24 * 60;

    /// How many can be banned, and how many muted.
    public static final int PENALTIES = 1_000;

    /// A topic as it stands in the list of rooms; the whole one comes with `entered`.
    public static final int BRIEF_TOPIC_POINTS = 100;

    /// Random characters of a member's secret key.
    public static final int KEY_CHARS_MIN = 22;

    public static final int KEY_CHARS_MAX = 128;

    /// Characters of what names a room's log.
    public static final int LOG_CHARS_MAX = 128;

    /// Code points of a file's name.
    public static final int FILE_NAME_POINTS = 120;

    /// Bytes of a file in one `chunk` or `piece`; in base 64 they fit a frame.
    public static final int PIECE_BYTES = 32 * 1024;

    /// How many `piece`s answer a `fetch` at the most.
    public static final int PIECES = 4;

    /// How many `chunk`s and `fetch`es of one connection may be under way at once.
    public static final int CHUNKS_UNDER_WAY = 8;

    /// Pixels of a picture that is shown; a larger one is a file like others.
    public static final int PICTURE_PIXELS = 24_000_000;

    public static final int HISTORY_PAGE = 200;

    /// What one `rooms`, `present` or `page` event may hold of encoded items, so that the frame
    /// stays under [#FRAME_BYTES].
    public static final int CHUNK_BYTES = 52 * 1024;

    public static final int ROOMS = 1_000;
    public static final int ROOMS_PER_MEMBER = 100;

    /// Direct conversations of a server.
    public static final int DIRECT_ROOMS = 5_000;

    public static final int SCHEDULES = 20;
    public static final int SCHEDULE_POINTS = 400;

    /// Seconds between `close_room` and the closing, unless the command says more: time to undo.
    public static final int CLOSE_SECONDS = 30;

    public static final int CLOSE_SECONDS_MAX = 24 * 60 * 60;
    public static final int SCHEDULE_MINUTES_MAX = 24 * 60;

    private Limits() {}
}
