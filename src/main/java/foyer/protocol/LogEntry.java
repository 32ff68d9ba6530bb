package foyer.protocol;

import org.jspecify.annotations.Nullable;

/// An entry of a room's log, which is also an event. Immutable.
public sealed interface LogEntry extends Event {
    String room();

    /// The place in the room's log, from 1 without gaps.
    long seq();

    /// Milliseconds since 1970 by the server's clock; for display, not for order.
    long at();

    /// Id of the acting member; empty for the server.
    String by();

    /// The member's name at the time.
    String name();

    /// The member's number for it; 0 if it has none.
    default long n() {
        return 0;
    }

    /// This entry after a later one of the same log has amended it. Server and clients rewrite
    /// their logs with it.
    default LogEntry after(LogEntry later) {
        return this;
    }

    /// Whether a later entry deletes a message.
    private static boolean isDeleted(LogEntry message, LogEntry later) {
        return isOfDeletedMember(message, later)
                || (later instanceof Deleted deleted && deleted.of() == message.seq());
    }

    /// Whether a later entry deletes all that the member of an entry has sent.
    private static boolean isOfDeletedMember(LogEntry entry, LogEntry later) {
        return later instanceof AllDeleted all
                && all.member().equals(entry.by())
                && all.seq() > entry.seq();
    }

    /// A message.
    ///
    /// @param n the member's number for this message
    /// @param text may be empty with a file
    /// @param to the `seq` of the message it replies to, or null
    /// @param edited true if it was edited, else null
    /// @param file its file, or null
    record Said(
            String room,
            long seq,
            long at,
            String by,
            String name,
            long n,
            String text,
            @Nullable Long to,
            @Nullable Boolean edited,
            @Nullable SharedFile file)
            implements LogEntry {
        public Said {
            room = Names.room(room);
            FieldChecks.positive("seq", seq);
            FieldChecks.id(by);
            name = Names.person(name);
            text = Names.loggedMessage(text, file);
            if (to != null) {
                FieldChecks.range("to", to, 1, seq - 1);
            }
            edited = Boolean.TRUE.equals(edited) ? true : null;
        }

        /// Without a file.
        public Said(
                String room,
                long seq,
                long at,
                String by,
                String name,
                long n,
                String text,
                @Nullable Long to,
                @Nullable Boolean edited) {
            this(room, seq, at, by, name, n, text, to, edited, null);
        }

        /// Without file and reply, unedited.
        public Said(String room, long seq, long at, String by, String name, long n, String text) {
            this(room, seq, at, by, name, n, text, null, null);
        }

        public boolean isEdited() {
            return edited != null;
        }

        /// This message with another text, as a list shows it.
        public Said withText(String shown) {
            return new Said(room, seq, at, by, name, n, shown, to, edited, file);
        }

        @Override
        public LogEntry after(LogEntry later) {
            if (later instanceof Edited(_, _, _, _, _, long of, String newText)
                    && of == seq
                    && newText != null) {
                return new Said(room, seq, at, by, name, n, newText, to, true, file);
            }
            return isDeleted(this, later) ? new Erased(room, seq, at, by, name, n) : this;
        }
    }

    /// An announcement to all rooms.
    ///
    /// @param scheduled whether it was scheduled
    record Announced(
            String room,
            long seq,
            long at,
            String by,
            String name,
            long n,
            String text,
            boolean scheduled)
            implements LogEntry {
        public Announced {
            room = Names.room(room);
            FieldChecks.positive("seq", seq);
            FieldChecks.notNull(by, "by");
            name = Names.person(name);
            text = Names.loggedMessage(text, null);
        }

        /// This announcement with another text, as a list shows it.
        public Announced withText(String shown) {
            return new Announced(room, seq, at, by, name, n, shown, scheduled);
        }

        @Override
        public LogEntry after(LogEntry later) {
            return isDeleted(this, later) ? new Erased(room, seq, at, by, name, n) : this;
        }
    }

    /// A room's topic changed.
    record TopicSet(String room, long seq, long at, String by, String name, String topic)
            implements LogEntry {
        public TopicSet {
            room = Names.room(room);
            FieldChecks.positive("seq", seq);
            FieldChecks.id(by);
            name = Names.person(name);
            topic = Names.topic(topic);
        }
    }

    /// A room's retention changed.
    record KeepingSet(String room, long seq, long at, String by, String name, Retention keeping)
            implements LogEntry {
        public KeepingSet {
            room = Names.room(room);
            FieldChecks.positive("seq", seq);
            FieldChecks.id(by);
            name = Names.person(name);
            keeping = FieldChecks.orElse(keeping, Retention.ALWAYS);
        }
    }

    /// An edit of a message.
    ///
    /// @param of the message's `seq`
    /// @param text the new text; null after a later edit or deletion
    record Edited(
            String room, long seq, long at, String by, String name, long of, @Nullable String text)
            implements LogEntry {
        public Edited {
            room = Names.room(room);
            FieldChecks.id(by);
            name = Names.person(name);
            FieldChecks.earlier(of, seq);
            text = text == null ? null : Names.loggedMessage(text, null);
        }

        @Override
        public LogEntry after(LogEntry later) {
            boolean outdated =
                    isOfDeletedMember(this, later)
                            || (later instanceof Edited edited && edited.of() == of)
                            || (later instanceof Deleted deleted && deleted.of() == of);
            return outdated ? new Edited(room, seq, at, by, name, of, null) : this;
        }
    }

    /// The deletion of a message, by its author or a moderator.
    ///
    /// @param of the message's `seq`, where an [Erased] takes its place
    record Deleted(String room, long seq, long at, String by, String name, long of)
            implements LogEntry {
        public Deleted {
            room = Names.room(room);
            FieldChecks.id(by);
            name = Names.person(name);
            FieldChecks.earlier(of, seq);
        }
    }

    /// The deletion of everything that a member has sent to the room before, by a host.
    ///
    /// @param member id of the member; an [Erased] takes the place of each message
    record AllDeleted(String room, long seq, long at, String by, String name, String member)
            implements LogEntry {
        public AllDeleted {
            room = Names.room(room);
            FieldChecks.positive("seq", seq);
            FieldChecks.id(by);
            name = Names.person(name);
            FieldChecks.id(member);
        }
    }

    /// Takes the place of a deleted message.
    ///
    /// @param by id of its author
    record Erased(String room, long seq, long at, String by, String name, long n)
            implements LogEntry {
        public Erased {
            room = Names.room(room);
            FieldChecks.positive("seq", seq);
            FieldChecks.notNull(by, "by");
            name = Names.person(name);
        }
    }

    /// A reaction to a message was added or removed.
    ///
    /// @param of the message's `seq`
    record Reacted(
            String room,
            long seq,
            long at,
            String by,
            String name,
            long of,
            String emoji,
            boolean on)
            implements LogEntry {
        public Reacted {
            room = Names.room(room);
            FieldChecks.id(by);
            name = Names.person(name);
            FieldChecks.earlier(of, seq);
            emoji = Names.emoji(emoji);
        }

        @Override
        public LogEntry after(LogEntry later) {
            return on && isOfDeletedMember(this, later)
                    ? new Reacted(room, seq, at, by, name, of, emoji, false)
                    : this;
        }
    }

    /// A message was pinned or unpinned.
    ///
    /// @param of the message's `seq`
    record Pinned(String room, long seq, long at, String by, String name, long of, boolean on)
            implements LogEntry {
        public Pinned {
            room = Names.room(room);
            FieldChecks.id(by);
            name = Names.person(name);
            FieldChecks.earlier(of, seq);
        }
    }
}
