package foyer.hub;

import foyer.protocol.Limits;
import foyer.serverfiles.FileLimits;
import java.time.Duration;

/// The limits of a hub. Immutable.
///
/// @param perMember the rate of a member's limited commands
/// @param perAddress the rate of all members at one address
/// @param passwordAttempts how many wrong passwords one address may try
/// @param hello how long a connection may take to sign in
public record HubLimits(
        Rate perMember,
        Rate perAddress,
        TextLengths textLengths,
        RoomLimits rooms,
        PasswordAttempts passwordAttempts,
        FileLimits files,
        Duration hello) {

    /// How many commands at once, and in each second after that.
    public record Rate(int burst, int perSecond) {}

    /// The greatest lengths in code points, and `messageBytes` in bytes of UTF-8. Never more than
    /// [Limits] allows on the wire.
    public record TextLengths(int message, int messageBytes, int name, int room, int topic) {}

    /// Limits on rooms.
    ///
    /// @param open how many rooms may be open, without direct conversations
    /// @param perMember how many rooms a member may be in, and how many direct conversations a
    ///   member may have
    /// @param page how many log entries are sent at a time
    public record RoomLimits(int open, int perMember, int page) {}

    /// At most `most` attempts in any period of this length.
    public record PasswordAttempts(int most, Duration within) {}

    /// An address may send as fast as five members: enough for a class behind one router, and a
    /// device under twenty names gets no further than five devices.
    public static final HubLimits DEFAULT =
            new HubLimits(
                    new Rate(20, 5),
                    new Rate(100, 25),
                    new TextLengths(
                            Limits.MESSAGE_POINTS,
                            Limits.MESSAGE_BYTES,
                            Limits.NAME_POINTS,
                            Limits.ROOM_POINTS,
                            Limits.TOPIC_POINTS),
                    new RoomLimits(Limits.ROOMS, Limits.ROOMS_PER_MEMBER, Limits.HISTORY_PAGE),
                    new PasswordAttempts(5, Duration.ofMinutes(10)),
                    FileLimits.DEFAULT,
                    Duration.ofSeconds(10));

    public HubLimits withPerMember(Rate other) {
        return new HubLimits(other, perAddress, textLengths, rooms, passwordAttempts, files, hello);
    }
}
