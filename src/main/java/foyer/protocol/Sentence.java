package foyer.protocol;

import static foyer.protocol.Sentence.Value.BYTES;
import static foyer.protocol.Sentence.Value.MINUTES;
import static foyer.protocol.Sentence.Value.NUMBER;
import static foyer.protocol.Sentence.Value.REASON;
import static foyer.protocol.Sentence.Value.TEXT;

import java.util.Arrays;
import java.util.List;

/// The sentences of a server that say more than the [ErrorCode] or the [Departure] they come with:
/// what belongs in each, in this order. Their English is said where they are used.
public enum Sentence {
    /// How many characters there may be, and how many there are.
    TOO_LONG(NUMBER, NUMBER),
    /// The same of bytes.
    TOO_MANY_BYTES(NUMBER, NUMBER),
    EMPTY,
    /// It holds characters that draw nothing.
    INVISIBLE,
    /// Too many marks are piled up on a letter.
    PILED_MARKS,
    /// A room's name begins with @.
    BEGINS_WITH_AT,
    /// How many characters a password may have.
    PASSWORD_LENGTH(NUMBER),
    /// The least and the most that a number may be.
    RANGE(NUMBER, NUMBER),
    /// An invitation where no password is asked.
    NO_PASSWORD_THERE,
    /// How large a file may be, and how large this one is.
    FILE_TOO_LARGE(BYTES, BYTES),

    ONLY_HOST,
    /// The room's owner and the host.
    ONLY_OWNER,
    /// The host and moderators.
    ONLY_MODERATORS,
    /// The room's owner, the host and moderators.
    ONLY_OWNER_OR_MODERATORS,
    ONLY_AUTHOR,
    /// Who said it, the host and moderators.
    ONLY_AUTHOR_OR_MODERATORS,
    /// Only hosts and moderators, and not to those who are such, nor to themselves.
    NO_POWER_OVER_THEM,
    HOST_STAYS_HOST,
    /// A host is at the address that was to be banned.
    HOST_AT_ADDRESS,
    TAKES_NO_FILES,

    /// In how many rooms one may be.
    ROOMS_AT_ONCE(NUMBER),
    /// The server holds no more rooms.
    NO_MORE_ROOMS,
    DIRECT_CONVERSATIONS(NUMBER),
    SCHEDULES(NUMBER),
    /// How many invitations are open.
    INVITATIONS(NUMBER),
    /// How many bans, or mutes, there may be.
    PENALTIES(NUMBER),
    /// How many kinds of marks are on the message.
    MARKS(NUMBER),
    PINS(NUMBER),
    /// How many files of one member are on their way.
    FILES_UNDER_WAY(NUMBER),
    /// The host keeps no more files.
    NO_MORE_FILES,

    /// Others from the same address said too much.
    ADDRESS_TOO_FAST,
    /// In how many minutes a password is looked at again.
    NEXT_TRY(NUMBER),
    /// The name that is taken.
    NAME_TAKEN(TEXT),
    /// The protocol of the server, and of the client.
    OLD_PROTOCOL(NUMBER, NUMBER),
    /// Whose address is to be banned is not here.
    ADDRESS_NOT_KNOWN,
    /// The file must be given again.
    GIVE_FILE_AGAIN,
    NO_SPACE_FOR_FILE,
    FILE_NOT_STORED,
    /// Nothing can be searched while the disk takes nothing.
    NO_SEARCH,

    /// By whom, and why.
    YOU_REMOVED(TEXT, REASON),
    /// By whom, how long yet, and why.
    YOU_BANNED(TEXT, MINUTES, REASON),
    ADDRESS_BANNED(TEXT, MINUTES, REASON),
    YOU_MUTED(TEXT, MINUTES, REASON),
    /// Who, by whom, and why.
    REMOVED(TEXT, TEXT, REASON),
    /// Who, by whom, for how long, and why.
    BANNED(TEXT, TEXT, MINUTES, REASON);

    /// What may stand in a sentence.
    public enum Value {
        NUMBER,
        BYTES,
        /// 0 if there is no end to it.
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

    /// What belongs in it.
    public List<Value> parts() {
        return parts;
    }

    /// With what belongs in it: whole numbers and texts.
    public Explanation with(Object... with) {
        return new Explanation(
                this,
                Arrays.stream(with)
                        .map(each -> each instanceof Integer number ? number.longValue() : each)
                        .toList());
    }
}
