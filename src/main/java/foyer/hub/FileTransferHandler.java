package foyer.hub;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.InvalidValueException;
import foyer.protocol.Limits;
import foyer.protocol.Sentence;
import foyer.protocol.SharedFile;
import foyer.serverfiles.SharedFileStore;
import foyer.serverfiles.SharedFileStore.UploadedFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// Takes uploads in chunks and serves downloads in pieces. The disk work runs in [FileTasks]. Hub
/// thread.
final class FileTransferHandler {
    private final FileTasks tasks;
    private final CompletedUploads uploads;
    private final MembershipCheck membershipCheck;
    private final FileReferences fileReferences;
    private final People people;
    private final Penalties penalties;
    private final FileSpaceMonitor spaceMonitor;
    private final Delivery delivery;

    FileTransferHandler(
            FileTasks tasks,
            CompletedUploads uploads,
            MembershipCheck membershipCheck,
            FileReferences fileReferences,
            People people,
            Penalties penalties,
            FileSpaceMonitor spaceMonitor,
            Delivery delivery) {
        this.tasks = tasks;
        this.uploads = uploads;
        this.membershipCheck = membershipCheck;
        this.fileReferences = fileReferences;
        this.people = people;
        this.penalties = penalties;
        this.spaceMonitor = spaceMonitor;
        this.delivery = delivery;
    }

    /// Answers with the offset from which the server wants the file: its end if the member can
    /// already see it in a room.
    void offer(Person person, long requestId, Command.Offer offer) {
        String file = offer.file();
        if (penalties.refuseIfMuted(person, requestId)) {
            return;
        }
        if (fileReferences.visibleTo(person, file) != null) {
            submit(
                    person,
                    requestId,
                    files -> files.claim(person.id, file),
                    upload -> {
                        uploads.add(upload);
                        send(person, new Event.Wanted(requestId, file, upload.bytes()));
                    });
        } else {
            submit(
                    person,
                    requestId,
                    files -> files.offer(person.id, file, offer.bytes()),
                    offset -> send(person, new Event.Wanted(requestId, file, offset)));
        }
    }

    void chunk(Person person, long requestId, Command.Chunk chunk) {
        var completed = new ArrayList<UploadedFile>();
        submit(
                person,
                requestId,
                files ->
                        files.append(
                                person.id,
                                chunk.file(),
                                chunk.offset(),
                                decode(chunk),
                                completed::add),
                offset -> {
                    completed.forEach(uploads::add);
                    send(person, new Event.Taken(chunk.file(), offset));
                });
    }

    private static byte[] decode(Command.Chunk chunk) {
        try {
            return Base64.getDecoder().decode(chunk.data());
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException(
                    ErrorCode.INVALID, "The part of the file isn’t valid base64.");
        }
    }

    void fetch(Person person, long requestId, Command.Fetch fetch) {
        Room room = membershipCheck.requireRoom(person, requestId, fetch.room());
        if (room == null) {
            return;
        }
        delivery.commitPending();
        SharedFile shared = fileReferences.inRoom(room, fetch.file());
        if (shared == null || fetch.offset() >= shared.bytes()) {
            delivery.refuse(
                    person.peer, requestId, ErrorCode.NO_SUCH_FILE, "That file no longer exists.");
            return;
        }
        submit(
                person,
                requestId,
                files -> read(files, shared, fetch.offset()),
                pieces -> pieces.forEach(piece -> send(person, piece)));
    }

    private static List<Event.Piece> read(SharedFileStore files, SharedFile file, long from) {
        byte[] data = files.read(file.id(), from, Limits.PIECES * Limits.PIECE_BYTES, file.bytes());
        var pieces = new ArrayList<Event.Piece>();
        for (int start = 0; start < data.length; start += Limits.PIECE_BYTES) {
            int end = Math.min(data.length, start + Limits.PIECE_BYTES);
            byte[] piece = Arrays.copyOfRange(data, start, end);
            pieces.add(
                    new Event.Piece(
                            file.id(),
                            from + start,
                            Base64.getEncoder().encodeToString(piece),
                            from + end < file.bytes()));
        }
        return pieces;
    }

    /// Runs a task for a member, whose connection may be gone when `onResult` runs.
    private <T> void submit(
            Person person,
            long requestId,
            Function<SharedFileStore, T> task,
            Consumer<T> onResult) {
        Peer peer = person.peer;
        if (peer == null) {
            return;
        }
        if (tasks.files() == null) {
            delivery.refuse(
                    peer,
                    requestId,
                    ErrorCode.NOT_ALLOWED,
                    "File sharing is off on this server.",
                    Sentence.TAKES_NO_FILES.with());
        } else if (tasks.unfinished(peer) >= Limits.CHUNKS_UNDER_WAY) {
            delivery.refuse(
                    peer, requestId, ErrorCode.TOO_FAST, "Wait for the current part to finish.");
        } else if (!tasks.submit(peer, task, onResult, e -> refuse(person, peer, requestId, e))) {
            delivery.refuse(
                    peer,
                    requestId,
                    ErrorCode.BUSY,
                    "Too many files at once. Try again in a moment.");
        }
    }

    private void refuse(Person person, Peer peer, long requestId, InvalidValueException e) {
        if (e.code() == ErrorCode.NOT_STORED) {
            spaceMonitor.markFull();
        }
        if (people.connectedAs(peer) == person) {
            delivery.refuse(peer, requestId, e.code(), e.text(), e.why());
        }
    }

    private void send(Person person, Event event) {
        delivery.sendUnordered(person.peer, event);
    }
}
