package foyer.hub;

import foyer.protocol.Command;
import java.nio.charset.StandardCharsets;

/// What a command costs its sender at least: the handlers charge more for long answers, for
/// entering a room and for what is stored. `docs/limits.md` lists the prices. Immutable.
///
/// @param tokens of the pace's bucket
/// @param stored bytes that may be stored for good
record CommandPrice(Pace pace, double tokens, int stored) {
    /// What an entry of a log takes on the disk besides its text.
    private static final int ENTRY_BYTES = 200;

    /// Bytes of text that one token of [Pace#WRITING] pays for.
    private static final double TEXT_BYTES = 2_048;

    private static final CommandPrice WRITING = new CommandPrice(Pace.WRITING, 1, ENTRY_BYTES);
    private static final CommandPrice READING = new CommandPrice(Pace.READING, 1, 0);
    private static final CommandPrice SEARCHING = new CommandPrice(Pace.SEARCHING, 1, 0);
    private static final CommandPrice PASSWORD = new CommandPrice(Pace.PASSWORD, 1, 0);
    private static final CommandPrice OTHER = new CommandPrice(Pace.OTHER, 0, 0);

    static CommandPrice of(Command command) {
        return switch (command) {
            case Command.Say say -> writing(say.text());
            case Command.Edit edit -> writing(edit.text());
            case Command.Announce announce -> writing(announce.text());
            case Command.Echo echo ->
                    new CommandPrice(Pace.WRITING, writing(echo.text()).tokens, 0);
            case Command.Offer _,
                    Command.Delete _,
                    Command.DeleteAll _,
                    Command.React _,
                    Command.Pin _,
                    Command.SetPresence _,
                    Command.SetTopic _,
                    Command.SetKeeping _,
                    Command.Rename _,
                    Command.CloseRoom _,
                    Command.KeepRoom _,
                    Command.Accept _,
                    Command.Ignore _,
                    Command.Invite _,
                    Command.AddSchedule _,
                    Command.DropSchedule _,
                    Command.Remove _,
                    Command.Ban _,
                    Command.Unban _,
                    Command.Mute _,
                    Command.Unmute _,
                    Command.SetRole _ ->
                    WRITING;
            case Command.Join _, Command.Direct _, Command.History _ -> READING;
            case Command.Search _ -> SEARCHING;
            case Command.SetPassword _ -> PASSWORD;
            case Command.Hello _,
                    Command.Prove _,
                    Command.Chunk _,
                    Command.Withdraw _,
                    Command.Fetch _,
                    Command.Read _,
                    Command.Typing _,
                    Command.Leave _,
                    Command.Ping _,
                    Command.Goodbye _ ->
                    OTHER;
        };
    }

    private static CommandPrice writing(String text) {
        // a char takes at most three bytes of UTF-8, so short texts need no encoding
        int bytes =
                text.length() <= TEXT_BYTES / 3
                        ? text.length()
                        : text.getBytes(StandardCharsets.UTF_8).length;
        return new CommandPrice(Pace.WRITING, Math.max(1, bytes / TEXT_BYTES), ENTRY_BYTES + bytes);
    }
}
