package foyer.hosting;

import foyer.hub.HubLimits;
import foyer.protocol.Limits;
import foyer.server.ServerLimits;
import foyer.serverfiles.FileLimits;

/// One limit of `foyer serve`, with the option that sets it. What the wire allows is the most where
/// a program of today's would not send, or not take, more.
enum ServeLimit {
    MESSAGE(
            "--message-characters",
            "characters",
            Hub.LIMITS.textLengths().message(),
            1,
            Limits.MESSAGE_POINTS,
            "The longest message"),
    MESSAGE_BYTES(
            "--message-bytes",
            "bytes",
            Hub.LIMITS.textLengths().messageBytes(),
            1,
            Limits.MESSAGE_BYTES,
            "The longest message in UTF-8"),
    FRAME(
            "--frame-bytes",
            "bytes",
            Server.LIMITS.frames().bytes(),
            Limits.FRAME_BYTES,
            Most.BYTES,
            "The longest frame; a connection with a longer one is closed"),
    NAME(
            "--name-characters",
            "characters",
            Hub.LIMITS.textLengths().name(),
            1,
            Limits.NAME_POINTS,
            "The longest name of a person"),
    ROOM(
            "--room-characters",
            "characters",
            Hub.LIMITS.textLengths().room(),
            1,
            Limits.ROOM_POINTS,
            "The longest name of a room that somebody opens"),
    TOPIC(
            "--topic-characters",
            "characters",
            Hub.LIMITS.textLengths().topic(),
            1,
            Limits.TOPIC_POINTS,
            "The longest topic"),
    MESSAGE_BURST(
            "--message-burst",
            "messages",
            Hub.LIMITS.perMember().burst(),
            1,
            Most.PACE,
            "Messages a member may send at once"),
    MESSAGES_PER_SECOND(
            "--messages-per-second",
            "messages/s",
            Hub.LIMITS.perMember().perSecond(),
            1,
            Most.PACE,
            "Messages a member may send in the long run"),
    ADDRESS_BURST(
            "--address-message-burst",
            "messages",
            Hub.LIMITS.perAddress().burst(),
            1,
            Most.PACE,
            "Messages all members from one address may send at once; this computer is not counted"),
    ADDRESS_PER_SECOND(
            "--address-messages-per-second",
            "messages/s",
            Hub.LIMITS.perAddress().perSecond(),
            1,
            Most.PACE,
            "Messages all members from one address may send in the long run"),
    FRAMES_BURST(
            "--frames-burst",
            "commands",
            Server.LIMITS.frames().burst(),
            1,
            Most.PACE,
            "Commands of any kind a connection may send at once"),
    FRAMES_PER_SECOND(
            "--frames-per-second",
            "commands/s",
            Server.LIMITS.frames().perSecond(),
            1,
            Most.PACE,
            "Commands of any kind a connection may send in the long run"),
    QUEUE_BYTES(
            "--queue-bytes",
            "bytes",
            Server.LIMITS.slow().bytes(),
            128 * 1024,
            Most.BYTES,
            "What may wait for a slow reader before they are cut"),
    QUEUE_FRAMES(
            "--queue-frames",
            "frames",
            Server.LIMITS.slow().frames(),
            100,
            Most.PACE,
            "Frames that may wait for a slow reader before they are cut"),
    STALL(
            "--stall-seconds",
            "s",
            (int) Server.LIMITS.slow().stall().toSeconds(),
            1,
            Most.SECONDS,
            "How long a slow reader may take nothing at all"),
    CONNECTIONS(
            "--connections",
            "connections",
            Server.LIMITS.clients().connections(),
            1,
            Most.PACE,
            "Connections at once in all; fewer where the system allows fewer open files"),
    PER_ADDRESS(
            "--per-address",
            "connections",
            Server.LIMITS.clients().perAddress(),
            1,
            Most.PACE,
            "Connections at once from one address; more for a school behind one address"),
    NEW_PER_MINUTE(
            "--new-per-minute",
            "connections/min",
            Server.LIMITS.clients().newPerMinute(),
            1,
            Most.PACE,
            "New connections from one address"),
    HANDSHAKE(
            "--handshake-seconds",
            "s",
            (int) Server.LIMITS.handshake().toSeconds(),
            1,
            Most.SECONDS,
            "How long a connection may take for its handshake"),
    HELLO(
            "--hello-seconds",
            "s",
            (int) Hub.LIMITS.hello().toSeconds(),
            1,
            Most.SECONDS,
            "How long a connection may take to say who it is"),
    PING(
            "--ping-seconds",
            "s",
            (int) Server.LIMITS.liveness().ping().toSeconds(),
            1,
            Most.SECONDS,
            "After how much silence somebody is asked for a sign of life"),
    DEAD(
            "--dead-seconds",
            "s",
            (int) Server.LIMITS.liveness().dead().toSeconds(),
            2,
            2 * Most.SECONDS,
            "After how much silence somebody counts as gone"),
    PASSWORD_TRIES(
            "--password-tries",
            "tries",
            Hub.LIMITS.passwordAttempts().most(),
            1,
            1_000,
            "Wrong passwords from one address in --password-minutes"),
    PASSWORD_MINUTES(
            "--password-minutes",
            "min",
            (int) Hub.LIMITS.passwordAttempts().within().toMinutes(),
            1,
            24 * 60,
            "The time in which --password-tries are counted"),
    ROOMS("--max-rooms", "rooms", Hub.LIMITS.rooms(), 1, 10_000, "Rooms in all"),
    ROOMS_PER_MEMBER(
            "--rooms-per-member",
            "rooms",
            Hub.LIMITS.roomsPerMember(),
            1,
            1_000,
            "Rooms a member may be in, and direct conversations they may have"),
    PAGE(
            "--history-page",
            "messages",
            Hub.LIMITS.page(),
            1,
            Limits.HISTORY_PAGE,
            "Messages given out of a room's history at a time"),
    FILE(
            "--file-megabytes",
            "MB",
            (int) (Hub.LIMITS.files().bytes() / FileLimits.MEGABYTE),
            1,
            Most.MEGABYTES,
            "The largest file that is shared"),
    FILES(
            "--files-megabytes",
            "MB",
            (int) (Hub.LIMITS.files().total() / FileLimits.MEGABYTE),
            1,
            Most.MEGABYTES,
            "All shared files together, those on their way too");

    final String option;
    final String unit;
    final int usual;
    final int least;
    final int most;
    final String what;

    ServeLimit(String option, String unit, int usual, int least, int most, String what) {
        this.option = option;
        this.unit = unit;
        this.usual = usual;
        this.least = least;
        this.most = most;
        this.what = what;
    }

    // an enum's own constants are made after its values, so these live beside it
    private static final class Hub {
        private static final HubLimits LIMITS = HubLimits.DEFAULT;
    }

    private static final class Server {
        private static final ServerLimits LIMITS = ServerLimits.DEFAULT;
    }

    private static final class Most {
        private static final int PACE = 1_000_000;
        private static final int BYTES = 1 << 28;
        private static final int MEGABYTES = 10_000_000;
        private static final int SECONDS = 3_600;
    }
}
