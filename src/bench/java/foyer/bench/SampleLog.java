package foyer.bench;

import foyer.protocol.LogEntry;
import foyer.protocol.Picture;
import foyer.protocol.Sha256;
import foyer.protocol.SharedFile;
import foyer.testing.Png;
import foyer.testing.ScriptedChat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Generates messages of all kinds: Markdown, emoji, code blocks, quotes, pictures that are already
/// on disk, and reactions. The same in each run. UI thread.
final class SampleLog {
    static final List<String> PEOPLE = List.of("Ada", "Bob", "Cyd", "Dee");

    private static final int PICTURES = 40;

    /// One entry in so many is a reaction.
    private static final int MESSAGES_PER_REACTION = 20;

    /// One message in so many is a picture.
    private static final int MESSAGES_PER_PICTURE = 25;

    private static final List<String> TEXTS =
            List.of(
                    "Yes.",
                    "The soup is ready, **bring bowls** and spoons. Who has the `ladle`?",
                    "A list of what we need:\n\n"
                            + "- bread\n"
                            + "- *butter*\n"
                            + "- tea, for https://example.org/tea",
                    "```\nfor (int i = 0; i < 10; i++) {\n    stir(i);\n}\n```",
                    "😀 👍🏽 ❤️ That was a long day, and this is a text of several lines in a"
                            + " window of this width, as people write them when they have something to"
                            + " tell. It goes on for a while, and then it ends.",
                    "> quoted\n\nand answered, ~~quickly~~ at once");

    private final ScriptedChat scriptedChat;
    private final Random random = new Random(7788);
    private final List<SharedFile> pictures = new ArrayList<>();

    /// @param fetched the chat's folder of downloaded files; empty
    SampleLog(ScriptedChat scriptedChat, Path fetched) throws IOException {
        this.scriptedChat = scriptedChat;
        Files.createDirectories(fetched);
        for (int i = 0; i < PICTURES; i++) {
            byte[] bytes = Png.of(300 + 40 * i, 200 + 20 * i);
            var file = new SharedFile(Sha256.of(bytes), "picture " + i + ".png", bytes.length);
            pictures.add(file.as(Picture.of(bytes)));
            Files.write(fetched.resolve(file.id()), bytes);
        }
    }

    /// The next entries of a room.
    List<LogEntry> nextEntries(String room, int count) {
        var entries = new ArrayList<LogEntry>();
        for (int i = 0; i < count; i++) {
            String author = PEOPLE.get(random.nextInt(PEOPLE.size()));
            String text = TEXTS.get(random.nextInt(TEXTS.size()));
            LogEntry.Said said = scriptedChat.said(room, author, 0, text);
            if (said.seq() > 1 && random.nextInt(MESSAGES_PER_REACTION) == 0) {
                entries.add(reaction(said));
            } else if (random.nextInt(MESSAGES_PER_PICTURE) == 0) {
                entries.add(picture(said));
            } else {
                entries.add(said);
            }
        }
        return entries;
    }

    /// A reaction to the previous entry.
    private static LogEntry.Reacted reaction(LogEntry.Said template) {
        return new LogEntry.Reacted(
                template.room(),
                template.seq(),
                template.at(),
                template.by(),
                template.name(),
                template.seq() - 1,
                "👍",
                true);
    }

    private LogEntry.Said picture(LogEntry.Said template) {
        return new LogEntry.Said(
                template.room(),
                template.seq(),
                template.at(),
                template.by(),
                template.name(),
                template.n(),
                "",
                null,
                null,
                pictures.get(random.nextInt(PICTURES)));
    }
}
