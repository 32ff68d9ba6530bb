package foyer.protocol;

import org.jspecify.annotations.Nullable;

/// A room as everybody on the server sees it.
///
/// @param name what it is called; for a direct conversation its `@…` name
/// @param topic one line, may be empty
/// @param owner id of the member who made it
/// @param people how many members are in it now
/// @param with only for a direct conversation: the other one
/// @param closesIn seconds until it closes, or nothing while nobody is closing it
/// @param keeping how long it keeps what is said; nothing for always
/// @param locked true if it asks for a password; else nothing
public record RoomInfo(
        String name,
        String topic,
        String owner,
        int people,
        @Nullable Member with,
        @Nullable Integer closesIn,
        @Nullable Retention keeping,
        @Nullable Boolean locked) {
    public RoomInfo {
        name = Names.room(name);
        topic = Names.topic(topic);
        FieldChecks.notNull(owner, "owner");
        keeping = keeping == Retention.ALWAYS ? null : keeping;
        locked = Boolean.TRUE.equals(locked) ? true : null;
    }

    /// A room that keeps what is said, and that anyone may enter.
    public RoomInfo(
            String name,
            String topic,
            String owner,
            int people,
            @Nullable Member with,
            @Nullable Integer closesIn) {
        this(name, topic, owner, people, with, closesIn, null, null);
    }

    /// How long it keeps what is said.
    public Retention kept() {
        return keeping == null ? Retention.ALWAYS : keeping;
    }

    public boolean isLocked() {
        return locked != null;
    }

    /// The same with a topic cut to what a list needs.
    public RoomInfo brief() {
        int points = topic.codePointCount(0, topic.length());
        if (points <= Limits.BRIEF_TOPIC_POINTS) {
            return this;
        }
        String cut =
                topic.substring(0, topic.offsetByCodePoints(0, Limits.BRIEF_TOPIC_POINTS - 1))
                        .strip();
        return new RoomInfo(name, cut + "…", owner, people, with, closesIn, keeping, locked);
    }
}
