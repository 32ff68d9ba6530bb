package foyer.protocol;

import org.jspecify.annotations.Nullable;

/// A room as all members see it. Immutable.
///
/// @param name for a direct conversation its `@…` name
/// @param topic one line, may be empty
/// @param owner id of the member who created it
/// @param people number of online members in it
/// @param with the other member of a direct conversation, else null
/// @param closesIn seconds until it closes, or null if it is not closing
/// @param keeping its retention; null for always
/// @param locked true if it has a password, else null
/// @param request id of the member who waits for the other to accept this direct conversation, else
///   null
public record RoomInfo(
        String name,
        String topic,
        String owner,
        int people,
        @Nullable Member with,
        @Nullable Integer closesIn,
        @Nullable Retention keeping,
        @Nullable Boolean locked,
        @Nullable String request) {
    public RoomInfo {
        name = Names.room(name);
        topic = Names.topic(topic);
        FieldChecks.notNull(owner, "owner");
        keeping = keeping == Retention.ALWAYS ? null : keeping;
        locked = Boolean.TRUE.equals(locked) ? true : null;
    }

    /// A room with unlimited retention and no password.
    public RoomInfo(
            String name,
            String topic,
            String owner,
            int people,
            @Nullable Member with,
            @Nullable Integer closesIn) {
        this(name, topic, owner, people, with, closesIn, null, null);
    }

    /// A room, or a direct conversation that both have accepted.
    public RoomInfo(
            String name,
            String topic,
            String owner,
            int people,
            @Nullable Member with,
            @Nullable Integer closesIn,
            @Nullable Retention keeping,
            @Nullable Boolean locked) {
        this(name, topic, owner, people, with, closesIn, keeping, locked, null);
    }

    /// The direct conversation as a request of a member; null for one that is accepted.
    public RoomInfo requestedBy(@Nullable String member) {
        return new RoomInfo(name, topic, owner, people, with, closesIn, keeping, locked, member);
    }

    /// Its retention.
    public Retention kept() {
        return keeping == null ? Retention.ALWAYS : keeping;
    }

    public boolean isLocked() {
        return locked != null;
    }

    /// The room with its topic shortened for lists.
    public RoomInfo brief() {
        int points = topic.codePointCount(0, topic.length());
        if (points <= Limits.BRIEF_TOPIC_POINTS) {
            return this;
        }
        String cut =
                topic.substring(0, topic.offsetByCodePoints(0, Limits.BRIEF_TOPIC_POINTS - 1))
                        .strip();
        return new RoomInfo(
                name, cut + "…", owner, people, with, closesIn, keeping, locked, request);
    }
}
