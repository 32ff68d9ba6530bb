package foyer.protocol;

import foyer.testing.MemberKeys;
import java.util.List;
import java.util.Map;

/// One instance of each command and event, with all fields set.
public final class Samples {
    private static final String ADA = MemberKeys.id("Ada");
    private static final Member MEMBER =
            new Member(ADA, "Ada", Role.MODERATOR, true, true, Presence.AWAY, "at lunch");
    private static final RoomInfo ROOM =
            new RoomInfo(
                    "@aaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbb",
                    "tea & <cake>",
                    ADA,
                    3,
                    MEMBER,
                    29,
                    Retention.DAY,
                    true);

    private static final SharedFile FILE =
            new SharedFile(Sha256.of(new byte[0]), "soup.png", 70_000, "image/png", 800, 600);

    private Samples() {}

    public static final List<Command> COMMANDS =
            List.of(
                    new Command.Hello(
                            1,
                            "Ada",
                            MemberKeys.of("Ada"),
                            "open sesame",
                            "a1".repeat(32),
                            "b2".repeat(64)),
                    new Command.Say("lobby", 4, "hello\n\"world\" \u2028 😀 </script>", 1L, FILE),
                    new Command.Offer(FILE.id(), 70_000),
                    new Command.Chunk(FILE.id(), 32_768, "aGVsbG8="),
                    new Command.Withdraw(FILE.id()),
                    new Command.Fetch("lobby", FILE.id(), 32_768),
                    new Command.Echo("there and back"),
                    new Command.Announce(5, "cake"),
                    new Command.Join("lobby", 12L, "k3fz.7b", "open sesame"),
                    new Command.SetPassword("lobby", "open sesame"),
                    new Command.Invite("lobby", true, 60),
                    new Command.Leave("lobby"),
                    new Command.CloseRoom("lobby", 0, "late"),
                    new Command.KeepRoom("lobby"),
                    new Command.Edit("lobby", 3, "Hello!"),
                    new Command.Delete("lobby", 3),
                    new Command.React("lobby", 3, "👍🏽", true),
                    new Command.Pin("lobby", 3, true),
                    new Command.Read("lobby", 3),
                    new Command.Typing("lobby"),
                    new Command.SetPresence(Presence.AWAY, "at lunch"),
                    new Command.Search("tea time", "lobby", ADA, 4L, 5L, 50),
                    new Command.SetTopic("lobby", "tea"),
                    new Command.SetKeeping("lobby", Retention.DAY),
                    new Command.Rename("Ada L"),
                    new Command.History("lobby", 9, 200),
                    new Command.Direct(ADA),
                    new Command.DeleteAll(ADA),
                    new Command.Accept("@aaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbb"),
                    new Command.Ignore(ADA, true),
                    new Command.Ping(),
                    new Command.Remove(ADA, "enough"),
                    new Command.Ban(ADA, 30, "enough", true),
                    new Command.Unban(ADA),
                    new Command.Mute(ADA, 30, "enough"),
                    new Command.Unmute(ADA),
                    new Command.SetRole(ADA, Role.MODERATOR),
                    new Command.AddSchedule("tea", 10),
                    new Command.DropSchedule(3),
                    new Command.Goodbye(),
                    new Command.Prove("a".repeat(512), "c3".repeat(32), "e5".repeat(32), "server"));

    private static final LogEntry.Said SAID =
            new LogEntry.Said("lobby", 2, 2, ADA, "Ada", 3, "hello", 1L, true, FILE);
    private static final LogEntry.Announced ANNOUNCED =
            new LogEntry.Announced("lobby", 2, 3, "", "Ada's house", 0, "cake", true);
    private static final LogEntry.TopicSet TOPIC_SET =
            new LogEntry.TopicSet("lobby", 3, 4, ADA, "Ada", "tea");

    private static final LogEntry.KeepingSet KEEPING_SET =
            new LogEntry.KeepingSet("lobby", 4, 5, ADA, "Ada", Retention.NOTHING);

    public static final List<Event> EVENTS =
            List.of(
                    SAID,
                    ANNOUNCED,
                    TOPIC_SET,
                    KEEPING_SET,
                    new Event.Welcome(1, "Ada's house", "log", MEMBER, true),
                    new Event.Refused(
                            7,
                            ErrorCode.INVALID,
                            "That is too long.",
                            Sentence.TOO_LONG.with(8_000, 8_123),
                            new PasswordChallenge("ab".repeat(16), 19_456, 2, 1, "b".repeat(512))),
                    new Event.Rooms(List.of(ROOM), true),
                    new Event.Echoed(8, "there and back"),
                    new Event.Entered(9, ROOM, 44, true, "k3fz.7b"),
                    new Event.Present("lobby", List.of(MEMBER)),
                    new Event.Page("lobby", List.of(SAID, ANNOUNCED, TOPIC_SET, KEEPING_SET), true),
                    new Event.Joined("lobby", MEMBER),
                    new Event.Left(
                            "lobby",
                            ADA,
                            "Ada",
                            Departure.BANNED,
                            "Ada was banned.",
                            Sentence.BANNED.with("Ada", "Bob", 10, "enough")),
                    new Event.Renamed(ADA, "Ada", "Ada L"),
                    new Event.RoomOpened(ROOM),
                    new Event.RoomClosing("lobby", ADA, "Ada", 30, "late"),
                    new Event.RoomKept("lobby", ADA, "Ada"),
                    new Event.RoomClosed("lobby", ADA, "Ada", "late"),
                    new Event.Counted(Map.of("lobby", 3)),
                    new Event.Pong(10),
                    new Event.RoleSet(ADA, Role.HOST),
                    new Event.Schedules(List.of(new Schedule(1, "tea", 10))),
                    new Event.Storing(false, "The disk is full."),
                    new Event.PasswordSet("lobby", ADA, "Ada", true),
                    new Event.Invited(11, "lobby", "abcdefghijklmnopqrstuvwxyz", true, 6),
                    new Event.Banned(ADA, "Ada", ADA, "Ada", "enough", 5L),
                    new Event.Unbanned(ADA, "Ada", "", "Ada's house"),
                    new Event.Muted(ADA, "Ada", ADA, "Ada", "enough", 5L),
                    new Event.Unmuted(ADA, "Ada", ADA, "Ada"),
                    new Event.Bans(
                            List.of(new Ban(ADA, "Ada", ADA, "Ada", "enough", 5L, true)), true),
                    new Event.Goodbye(
                            Departure.REMOVED, "Bye.", 5, Sentence.YOU_REMOVED.with("Ada", "")),
                    new LogEntry.Edited("lobby", 6, 7, ADA, "Ada", 5, "me, too"),
                    new LogEntry.Deleted("lobby", 7, 8, ADA, "Ada", 5),
                    new LogEntry.Erased("lobby", 5, 6, ADA, "Ada", 4),
                    new LogEntry.Reacted("lobby", 8, 9, ADA, "Ada", 1, "❤️", true),
                    new LogEntry.Pinned("lobby", 9, 9, ADA, "Ada", 1, true),
                    new Event.ReadUpTo("lobby", Map.of(ADA, 9L)),
                    new Event.Pins("lobby", List.of(SAID)),
                    new Event.Typing("lobby", ADA),
                    new Event.Wanted(13, FILE.id(), 32_768),
                    new Event.Taken(FILE.id(), 65_536),
                    new Event.Piece(FILE.id(), 65_536, "aGVsbG8=", true),
                    new Event.PresenceSet(ADA, Presence.IDLE, "at lunch"),
                    new Event.Found(12, List.of(SAID), true),
                    new Event.Challenge("nonce", "server"),
                    new Event.Done(14),
                    new Event.Proved(14, "d4".repeat(32)),
                    new Event.Accepted("@aaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbb", ADA),
                    new Event.Ignoring(Map.of(ADA, "Ada"), true),
                    new LogEntry.AllDeleted("lobby", 10, 11, ADA, "Ada", ADA));
}
