package foyer.protocol;

/// Limits of the protocol, see docs/protocol.md. `POINTS` are Unicode code points, `BYTES` bytes of
/// UTF-8.
public final class Limits {
    /// The protocol number this program speaks.
    public static final int PROTOCOL = 1;

    /// The default port.
    public static final int PORT = 7788;

    public static final int FRAME_BYTES = 64 * 1024;
    public static final int MESSAGE_POINTS = 8_000;

    /// The most that [#MESSAGE_POINTS] take, with a margin.
    public static final int MESSAGE_BYTES = 32 * 1024;

    public static final int NAME_POINTS = 32;
    public static final int ROOM_POINTS = 64;
    public static final int TOPIC_POINTS = 390;
    public static final int REASON_POINTS = 200;
    public static final int PASSWORD_POINTS = 128;

    /// Code points of one emoji; the longest in use have ten.
    public static final int EMOJI_POINTS = 16;

    /// Code points of a status text.
    public static final int STATUS_POINTS = 100;

    /// Different reactions to one message.
    public static final int REACTIONS = 20;

    /// How many reactions may be added to or removed from one message.
    public static final int AMENDMENTS = 2_000;

    /// How many of them may be one member's; also, how often one message may be edited.
    public static final int AMENDMENTS_PER_MEMBER = 100;

    /// Pinned messages of a room.
    public static final int PINS = 50;

    /// Code points of a pinned message in `pins`.
    public static final int PREVIEW_POINTS = 300;

    /// Rooms with more people have no read receipts.
    public static final int READERS = 20;

    /// Matches in one answer to a search.
    public static final int FOUND = 50;

    public static final int SEARCH_POINTS = 200;

    /// The longest ban or mute that ends by itself.
    public static final int PENALTY_MINUTES_MAX = 365 * 24 * 60;

    /// The default validity of an invitation: a day.
    public static final int INVITATION_MINUTES = 24 * 60;

    public static final int INVITATION_MINUTES_MAX = 7 * 24 * 60;

    /// Bans of a server, and mutes.
    public static final int PENALTIES = 1_000;

    /// A topic in the list of rooms; `entered` has all of it.
    public static final int BRIEF_TOPIC_POINTS = 100;

    /// Characters of a member's secret key.
    public static final int KEY_CHARS_MIN = 22;

    public static final int KEY_CHARS_MAX = 128;

    /// Characters of a log's id.
    public static final int LOG_CHARS_MAX = 128;

    /// Code points of a file's name.
    public static final int FILE_NAME_POINTS = 120;

    /// Bytes of a file in one `chunk` or `piece`; in base 64 they fit a frame.
    public static final int PIECE_BYTES = 32 * 1024;

    /// The most `piece`s that answer a `fetch`.
    public static final int PIECES = 4;

    /// Unanswered `chunk`s and `fetch`es of one connection.
    public static final int CHUNKS_UNDER_WAY = 8;

    /// Pixels of an image that is displayed; a larger one is treated as a file.
    public static final int PICTURE_PIXELS = 50_000_000;

    public static final int HISTORY_PAGE = 200;

    /// Encoded items in one `rooms`, `present` or `page`, so that the frame stays under
    /// [#FRAME_BYTES].
    public static final int CHUNK_BYTES = 52 * 1024;

    public static final int ROOMS = 1_000;
    public static final int ROOMS_PER_MEMBER = 100;

    /// Rooms that one member has created and that are still there.
    public static final int ROOMS_CREATED = 100;

    /// Rooms that the members at one address have created since the server started.
    public static final int ROOMS_CREATED_AT_ADDRESS = 200;

    /// Direct conversations of a server.
    public static final int DIRECT_ROOMS = 5_000;

    /// Messages that a member may send to one who has not accepted their request.
    public static final int REQUEST_MESSAGES = 3;

    /// Members whom one member ignores.
    public static final int IGNORED = 1_000;

    public static final int SCHEDULES = 20;
    public static final int SCHEDULE_POINTS = 400;

    /// The default delay of `close_room`, to allow an undo.
    public static final int CLOSE_SECONDS = 30;

    public static final int CLOSE_SECONDS_MAX = 24 * 60 * 60;
    public static final int SCHEDULE_MINUTES_MAX = 24 * 60;

    private Limits() {}
}
