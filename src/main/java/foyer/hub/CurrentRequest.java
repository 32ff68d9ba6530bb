package foyer.hub;

import foyer.protocol.Event;
import org.jspecify.annotations.Nullable;

/// The command that is being carried out: what is sent to its sender meanwhile answers it. So every
/// command with an id is answered, as labeled responses of IRCv3 are. Hub thread.
final class CurrentRequest {
    /// A command with an id.
    private static final class Labeled {
        private final Peer peer;
        private final long id;
        private boolean answered;
        private boolean committed = true;
        private boolean suspended;

        private Labeled(Peer peer, long id) {
            this.peer = peer;
            this.id = id;
        }
    }

    /// Tells the sender that the command was carried out, if that is still needed.
    interface DoneSender {
        /// Sends `done`, unless the command is answered by then.
        ///
        /// @param isCommitted false if the command's entries wait for the commit
        void sendDone(Peer peer, long id, boolean isCommitted);
    }

    private final DoneSender doneSender;
    private @Nullable Labeled current;

    CurrentRequest(DoneSender doneSender) {
        this.doneSender = doneSender;
    }

    /// Carries out a command. Answers it with `done` if nothing else does.
    ///
    /// @param id 0 if the command has none
    void run(Peer peer, long id, Runnable command) {
        run(id == 0 ? null : new Labeled(peer, id), command);
    }

    private void run(@Nullable Labeled request, Runnable command) {
        Labeled interrupted = current;
        current = request;
        try {
            command.run();
            if (request != null && !request.answered && !request.suspended) {
                doneSender.sendDone(request.peer, request.id, request.committed);
            }
        } finally {
            current = interrupted;
        }
    }

    /// Lets the command be answered later.
    ///
    /// @return runs the rest of it on the hub thread
    Continuation suspend() {
        Labeled request = current;
        if (request == null) {
            return Runnable::run;
        }
        request.suspended = true;
        return rest -> {
            request.suspended = false;
            run(request, rest);
        };
    }

    /// Takes [#suspend] back.
    void resume() {
        if (current != null) {
            current.suspended = false;
        }
    }

    /// Runs the rest of a suspended command.
    interface Continuation {
        void run(Runnable rest);
    }

    /// The id that an event for this peer carries as `re`, or 0 for none. Counts the command as
    /// answered.
    @SuppressWarnings("ReferenceEquality") // peers are compared by identity
    long answer(Peer peer, Event event) {
        if (current == null || current.peer != peer) {
            return 0;
        }
        if (event instanceof Event.Answer answer) {
            current.answered |= answer.re() == current.id;
            return 0;
        }
        current.answered = true;
        return current.id;
    }

    /// Leaves the command unanswered, because its connection is gone.
    void abandon() {
        if (current != null) {
            current.answered = true;
        }
    }

    boolean isAnswered() {
        return current == null || current.answered;
    }

    /// Notes that the command's entry waits for the commit.
    ///
    /// @param answers whether the sender will receive the entry
    void appended(boolean answers) {
        if (current != null) {
            current.answered |= answers;
            current.committed = false;
        }
    }
}
