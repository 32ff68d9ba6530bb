package foyer.protocol;

import org.jspecify.annotations.Nullable;

/// An event that stands in a room's log: it has its place in the room's order and comes again with
/// history. Values; any thread.
public sealed interface LogEntry extends Event {
    String room();

    /// The place in the room's log: 1, 2, 3 and so on, without gaps.
    long seq();

    /// Milliseconds since 1970 by the server's clock; for show, never for order.
    long at();

    /// The id of the member who did it; empty for the server itself.
    String by();

    /// What they were called then.
    String name();

    /// The member's own number for it; 0 where it has none.
    default long n() {
        return 0;
    }

    /// What stands at this place once a later entry of the same log has happened; the server
    /// rewrites its log so, and a client what it has of it.
    default LogEntry after(LogEntry later) {
        return this;
    }

    /// A member's words.
    ///
    /// @param by the member's id
    /// @param name what the member was called then
    /// @param n the member's own number for this message
    /// @param to the `seq` of the message this one answers; nothing if it answers none
    /// @param edited true if these are not the first words; else nothing
    /// @param file what came with it; nothing if nothing did. Where there is one, the words may be
    ///   empty
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
            text = Names.message(text, file);
            if (to != null) {
                FieldChecks.range("to", to, 1, seq - 1);
            }
            edited = Boolean.TRUE.equals(edited) ? true : null;
        }

        /// Words alone.
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

        /// Words that answer nothing, as they were said.
        public Said(String room, long seq, long at, String by, String name, long n, String text) {
            this(room, seq, at, by, name, n, text, null, null);
        }

        public boolean isEdited() {
            return edited != null;
        }

        @Override
        public LogEntry after(LogEntry later) {
            if (later instanceof Edited(_, _, _, _, _, long of, String newText)
                    && of == seq
                    && newText != null) {
                return new Said(room, seq, at, by, name, n, newText, to, true, file);
            }
            return later instanceof Deleted deleted && deleted.of() == seq
                    ? new Erased(room, seq, at, by, name, n)
                    : this;
        }
    }

    /// Words to everybody on the server.
    ///
    /// @param scheduled whether the server made it by itself, as it was told to
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
            text = Names.message(text);
        }

        @Override
        public LogEntry after(LogEntry later) {
            return later instanceof Deleted deleted && deleted.of() == seq
                    ? new Erased(room, seq, at, by, name, n)
                    : this;
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

    /// A room keeps what is said in it for another time from now on.
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

    /// A member gave a message of theirs other words.
    ///
    /// @param of the message's `seq`
    /// @param text the words; nothing where the message was edited once more, or deleted, since
    record Edited(
            String room, long seq, long at, String by, String name, long of, @Nullable String text)
            implements LogEntry {
        public Edited {
            room = Names.room(room);
            FieldChecks.id(by);
            name = Names.person(name);
            FieldChecks.earlier(of, seq);
            text = text == null ? null : Names.message(text);
        }

        @Override
        public LogEntry after(LogEntry later) {
            boolean outdated =
                    (later instanceof Edited edited && edited.of() == of)
                            || (later instanceof Deleted deleted && deleted.of() == of);
            return outdated ? new Edited(room, seq, at, by, name, of, null) : this;
        }
    }

    /// A message was taken away, by whoever said it or by a moderator.
    ///
    /// @param of the message's `seq`; an [Erased] stands there now
    record Deleted(String room, long seq, long at, String by, String name, long of)
            implements LogEntry {
        public Deleted {
            room = Names.room(room);
            FieldChecks.id(by);
            name = Names.person(name);
            FieldChecks.earlier(of, seq);
        }
    }

    /// What stands where a message was that was deleted.
    ///
    /// @param by who had said it
    record Erased(String room, long seq, long at, String by, String name, long n)
            implements LogEntry {
        public Erased {
            room = Names.room(room);
            FieldChecks.positive("seq", seq);
            FieldChecks.notNull(by, "by");
            name = Names.person(name);
        }
    }

    /// A member marked a message with an emoji, or took the mark back.
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
    }

    /// A message was put where all of the room find it, or taken from there.
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
