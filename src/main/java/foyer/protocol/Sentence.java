package foyer.protocol;

import static foyer.protocol.Sentence.Value.BYTES;
import static foyer.protocol.Sentence.Value.MINUTES;
import static foyer.protocol.Sentence.Value.NUMBER;
import static foyer.protocol.Sentence.Value.REASON;
import static foyer.protocol.Sentence.Value.TEXT;

import java.util.Arrays;
import java.util.List;

/// The server's sentences that say more than their [ErrorCode] or [Departure], with the values of
/// each in order. Their English text is where they are used.
public enum Sentence {
    /// Maximum and actual number of characters.
    TOO_LONG(NUMBER, NUMBER),
    /// Maximum and actual number of bytes.
    TOO_MANY_BYTES(NUMBER, NUMBER),
    EMPTY,
    /// The text has invisible characters.
    INVISIBLE,
    /// A letter has too many combining marks.
    PILED_MARKS,
    /// A room's name begins with @.
    BEGINS_WITH_AT,
    /// Minimum and maximum length of a password.
    PASSWORD_LENGTH(NUMBER),
    /// Minimum and maximum of a number.
    RANGE(NUMBER, NUMBER),
    /// An invitation to a room or server without a password.
    NO_PASSWORD_THERE,
    /// Maximum and actual size of a file.
    FILE_TOO_LARGE(BYTES, BYTES),

    ONLY_HOST,
    /// Only the room's owner and the host.
    ONLY_OWNER,
    /// Only the host and moderators.
    ONLY_MODERATORS,
    /// Only the room's owner, the host and moderators.
    ONLY_OWNER_OR_MODERATORS,
    ONLY_AUTHOR,
    /// Only the author, the host and moderators.
    ONLY_AUTHOR_OR_MODERATORS,
    /// Only hosts and moderators, and not against each other or themselves.
    NO_POWER_OVER_THEM,
    HOST_STAYS_HOST,
    GUESTS_STAY_MEMBERS,
    /// A host has the address to be banned.
    HOST_AT_ADDRESS,
    TAKES_NO_FILES,
    /// A direct conversation with messages cannot keep nothing.
    CONVERSATION_NOT_EMPTY,

    /// Maximum number of rooms of a member.
    ROOMS_AT_ONCE(NUMBER),
    /// Maximum number of rooms that a member has created.
    ROOMS_CREATED(NUMBER),
    /// Maximum number of rooms that the members at an address have created.
    ADDRESS_ROOMS(NUMBER),
    /// The server has the maximum number of rooms.
    NO_MORE_ROOMS,
    DIRECT_CONVERSATIONS(NUMBER),
    /// The other member has not answered the request.
    UNANSWERED,
    /// Maximum number of ignored members.
    IGNORED(NUMBER),
    SCHEDULES(NUMBER),
    /// Number of open invitations.
    INVITATIONS(NUMBER),
    /// Maximum number of bans or mutes.
    PENALTIES(NUMBER),
    /// Number of different reactions to the message.
    MARKS(NUMBER),
    /// The message was edited, or reactions to it changed, as often as possible.
    AMENDMENTS,
    PINS(NUMBER),
    /// Number of unfinished uploads of the member.
    FILES_UNDER_WAY(NUMBER),
    /// The host has reached the limit of files.
    NO_MORE_FILES,
    /// The member has reached their limit of files.
    MEMBER_FILES,
    /// The members at the same address have reached their limit of files.
    ADDRESS_FILES,

    /// Other members at the same address exceeded the rate.
    ADDRESS_TOO_FAST,
    /// The member, or all at their address, wrote more than is kept in a day.
    STORED_TOO_MUCH,
    /// Minutes until the next attempt is accepted.
    NEXT_TRY(NUMBER),
    /// The name that is already used.
    NAME_TAKEN(TEXT),
    /// Protocol numbers of the server and the client.
    OLD_PROTOCOL(NUMBER, NUMBER),
    /// The member whose address is to be banned is offline.
    ADDRESS_NOT_KNOWN,
    /// The file must be uploaded again.
    GIVE_FILE_AGAIN,
    NO_SPACE_FOR_FILE,
    FILE_NOT_STORED,
    /// Search is unavailable while the disk cannot be written.
    NO_SEARCH,

    /// Moderator and reason.
    YOU_REMOVED(TEXT, REASON),
    /// Moderator, remaining time, and reason.
    YOU_BANNED(TEXT, MINUTES, REASON),
    ADDRESS_BANNED(TEXT, MINUTES, REASON),
    YOU_MUTED(TEXT, MINUTES, REASON),
    /// Member, moderator and reason.
    REMOVED(TEXT, TEXT, REASON),
    /// Member, moderator, duration and reason.
    BANNED(TEXT, TEXT, MINUTES, REASON);

    /// The type of a value in a sentence.
    public enum Value {
        NUMBER,
        BYTES,
        /// 0 for no end.
        MINUTES,
        TEXT,
        /// A text; empty if none was given.
        REASON;

        boolean isNumber() {
            return switch (this) {
                case NUMBER, BYTES, MINUTES -> true;
                case TEXT, REASON -> false;
            };
        }
    }

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Value> parts;

    Sentence(Value... parts) {
        this.parts = List.of(parts);
    }

    /// The types of its values.
    public List<Value> parts() {
        return parts;
    }

    /// Makes an explanation with these values: integers and texts.
    public Explanation with(Object... with) {
        return new Explanation(
                this,
                Arrays.stream(with)
                        .map(each -> each instanceof Integer number ? number.longValue() : each)
                        .toList());
    }
}
