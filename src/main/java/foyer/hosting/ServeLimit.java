package foyer.hosting;

import foyer.hub.HubLimits;
import foyer.protocol.Limits;
import foyer.server.ServerLimits;
import foyer.serverfiles.FileLimits;

/// The limits of `foyer serve`, each with its option. The maximum is the wire's limit where a
/// client could not send or read more. Immutable.
enum ServeLimit {
    MESSAGE(
            "--message-characters",
            "characters",
            Hub.LIMITS.textLengths().message(),
            1,
            Limits.MESSAGE_POINTS,
            "Longest message"),
    MESSAGE_BYTES(
            "--message-bytes",
            "bytes",
            Hub.LIMITS.textLengths().messageBytes(),
            1,
            Limits.MESSAGE_BYTES,
            "Longest message in UTF-8"),
    FRAME(
            "--frame-bytes",
            "bytes",
            Server.LIMITS.frames().bytes(),
            Limits.FRAME_BYTES,
            Max.BYTES,
            "Longest frame; a longer one closes the connection"),
    NAME(
            "--name-characters",
            "characters",
            Hub.LIMITS.textLengths().name(),
            1,
            Limits.NAME_POINTS,
            "Longest name of a member"),
    ROOM(
            "--room-characters",
            "characters",
            Hub.LIMITS.textLengths().room(),
            1,
            Limits.ROOM_POINTS,
            "Longest name of a room that a member opens"),
    TOPIC(
            "--topic-characters",
            "characters",
            Hub.LIMITS.textLengths().topic(),
            1,
            Limits.TOPIC_POINTS,
            "Longest topic"),
    MESSAGE_BURST(
            "--message-burst",
            "messages",
            Hub.LIMITS.perMember().burst(),
            1,
            Max.RATE,
            "Messages a member may send in a burst"),
    MESSAGES_PER_SECOND(
            "--messages-per-second",
            "messages/s",
            Hub.LIMITS.perMember().perSecond(),
            1,
            Max.RATE,
            "Messages a member may send on average"),
    ADDRESS_BURST(
            "--address-message-burst",
            "messages",
            Hub.LIMITS.perAddress().burst(),
            1,
            Max.RATE,
            "Messages all members from one address may send in a burst; this computer is exempt"),
    ADDRESS_PER_SECOND(
            "--address-messages-per-second",
            "messages/s",
            Hub.LIMITS.perAddress().perSecond(),
            1,
            Max.RATE,
            "Messages all members from one address may send on average"),
    FRAMES_BURST(
            "--frames-burst",
            "commands",
            Server.LIMITS.frames().burst(),
            1,
            Max.RATE,
            "Commands of any kind a connection may send in a burst"),
    FRAMES_PER_SECOND(
            "--frames-per-second",
            "commands/s",
            Server.LIMITS.frames().perSecond(),
            1,
            Max.RATE,
            "Commands of any kind a connection may send on average"),
    QUEUE_BYTES(
            "--queue-bytes",
            "bytes",
            Server.LIMITS.slow().bytes(),
            128 * 1024,
            Max.BYTES,
            "Bytes queued for a slow client before its connection is closed"),
    QUEUE_FRAMES(
            "--queue-frames",
            "frames",
            Server.LIMITS.slow().frames(),
            100,
            Max.RATE,
            "Frames queued for a slow client before its connection is closed"),
    STALL(
            "--stall-seconds",
            "s",
            (int) Server.LIMITS.slow().stall().toSeconds(),
            1,
            Max.SECONDS,
            "Time a slow client may read nothing before its connection is closed"),
    CONNECTIONS(
            "--connections",
            "connections",
            Server.LIMITS.clients().connections(),
            1,
            Max.RATE,
            "Simultaneous connections in total; fewer if the system allows fewer open files"),
    PER_ADDRESS(
            "--per-address",
            "connections",
            Server.LIMITS.clients().perAddress(),
            1,
            Max.RATE,
            "Simultaneous connections from one address; raise it for a school behind one address"),
    NEW_PER_MINUTE(
            "--new-per-minute",
            "connections/min",
            Server.LIMITS.clients().newPerMinute(),
            1,
            Max.RATE,
            "New connections from one address"),
    HANDSHAKE(
            "--handshake-seconds",
            "s",
            (int) Server.LIMITS.handshake().toSeconds(),
            1,
            Max.SECONDS,
            "Time limit for the handshake"),
    HELLO(
            "--hello-seconds",
            "s",
            (int) Hub.LIMITS.hello().toSeconds(),
            1,
            Max.SECONDS,
            "Time limit for the hello command"),
    PING(
            "--ping-seconds",
            "s",
            (int) Server.LIMITS.liveness().ping().toSeconds(),
            1,
            Max.SECONDS,
            "Silence after which the server pings a client"),
    DEAD(
            "--dead-seconds",
            "s",
            (int) Server.LIMITS.liveness().dead().toSeconds(),
            2,
            2 * Max.SECONDS,
            "Silence after which a connection counts as lost"),
    PASSWORD_TRIES(
            "--password-tries",
            "tries",
            Hub.LIMITS.passwordAttempts().most(),
            1,
            1_000,
            "Wrong passwords allowed from one address within --password-minutes"),
    PASSWORD_MINUTES(
            "--password-minutes",
            "min",
            (int) Hub.LIMITS.passwordAttempts().within().toMinutes(),
            1,
            24 * 60,
            "Period in which --password-tries are counted"),
    ROOMS("--max-rooms", "rooms", Hub.LIMITS.rooms().open(), 1, 10_000, "Rooms in total"),
    ROOMS_PER_MEMBER(
            "--rooms-per-member",
            "rooms",
            Hub.LIMITS.rooms().perMember(),
            1,
            1_000,
            "Rooms a member may be in, and direct conversations a member may have"),
    PAGE(
            "--history-page",
            "messages",
            Hub.LIMITS.rooms().page(),
            1,
            Limits.HISTORY_PAGE,
            "Messages of a room's history sent at a time"),
    FILE(
            "--file-megabytes",
            "MB",
            (int) (Hub.LIMITS.files().bytes() / FileLimits.MEGABYTE),
            1,
            Max.MEGABYTES,
            "Largest shared file"),
    FILES(
            "--files-megabytes",
            "MB",
            (int) (Hub.LIMITS.files().total() / FileLimits.MEGABYTE),
            1,
            Max.MEGABYTES,
            "All shared files together, including unfinished uploads"),
    MEMBER_FILES(
            "--member-files-megabytes",
            "MB",
            (int) (Hub.LIMITS.files().perMember() / FileLimits.MEGABYTE),
            1,
            Max.MEGABYTES,
            "Files of one member; hosts are exempt"),
    ADDRESS_FILES(
            "--address-files-megabytes",
            "MB",
            (int) (Hub.LIMITS.files().perAddress() / FileLimits.MEGABYTE),
            1,
            Max.MEGABYTES,
            "Files of all members from one address since the start; hosts are exempt");

    final String option;
    final String unit;
    final int defaultValue;
    final int min;
    final int max;
    final String description;

    ServeLimit(String option, String unit, int defaultValue, int min, int max, String description) {
        this.option = option;
        this.unit = unit;
        this.defaultValue = defaultValue;
        this.min = min;
        this.max = max;
        this.description = description;
    }

    // the static fields of an enum are initialized after its constants, so these are in classes
    private static final class Hub {
        private static final HubLimits LIMITS = HubLimits.DEFAULT;
    }

    private static final class Server {
        private static final ServerLimits LIMITS = ServerLimits.DEFAULT;
    }

    private static final class Max {
        private static final int RATE = 1_000_000;
        private static final int BYTES = 1 << 28;
        private static final int MEGABYTES = 10_000_000;
        private static final int SECONDS = 3_600;
    }
}
