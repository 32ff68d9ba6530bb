package foyer.hub;

import foyer.protocol.Limits;
import foyer.serverfiles.FileLimits;
import java.time.Duration;

/// How much of everything the rooms bear. Immutable.
///
/// @param perMember how often a member may do what others hear of
/// @param perAddress how often all members from one address together may
/// @param textLengths how long what people write may be
/// @param rooms how many rooms, direct conversations not counted
/// @param roomsPerMember how many a member may be in
/// @param page how many entries of a room's log are given out at a time
/// @param passwordAttempts how many wrong passwords may come from one address
/// @param files how much is kept of what people share
/// @param hello how long a connection may take to say hello
public record HubLimits(
        Rate perMember,
        Rate perAddress,
        TextLengths textLengths,
        int rooms,
        int roomsPerMember,
        int page,
        PasswordAttempts passwordAttempts,
        FileLimits files,
        Duration hello) {

    /// So many at once, then so many a second.
    public record Rate(int burst, int perSecond) {
        TokenBucket newBucket(long nanos) {
            return new TokenBucket(burst, perSecond, nanos);
        }
    }

    /// The longest of each, in code points, and a message in bytes of UTF-8 too; never more than
    /// [Limits] allows on the wire.
    public record TextLengths(int message, int messageBytes, int name, int room, int topic) {}

    /// So many in any such time.
    public record PasswordAttempts(int most, Duration within) {}

    /// Five people of one address may write as fast as one may, and the rest of a class does not
    /// notice; one device under twenty names gets no further than five devices.
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
                    Limits.ROOMS,
                    Limits.ROOMS_PER_MEMBER,
                    Limits.HISTORY_PAGE,
                    new PasswordAttempts(5, Duration.ofMinutes(10)),
                    FileLimits.DEFAULT,
                    Duration.ofSeconds(10));

    public HubLimits withPerMember(Rate other) {
        return new HubLimits(
                other,
                perAddress,
                textLengths,
                rooms,
                roomsPerMember,
                page,
                passwordAttempts,
                files,
                hello);
    }
}
