package foyer.hub;

import foyer.hub.FileTasks.Admission;
import foyer.hub.FileTasks.Cost;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.InvalidValueException;
import foyer.protocol.Limits;
import foyer.protocol.Role;
import foyer.protocol.Sentence;
import foyer.protocol.SharedFile;
import foyer.serverfiles.SharedFileStore;
import foyer.serverfiles.SharedFileStore.UploadedFile;
import foyer.serverfiles.Uploader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.IdentityHashMap;
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

    /// The connections on which uploads were offered, with the IDs of their members.
    private final IdentityHashMap<Peer, String> offering = new IdentityHashMap<>();

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
        Peer peer = person.peer;
        if (peer == null || penalties.refuseIfMuted(person, requestId)) {
            return;
        }
        Uploader uploader = uploader(person, peer);
        if (fileReferences.visibleTo(person, file) != null) {
            submit(
                    person,
                    requestId,
                    Cost.OFFER,
                    files -> files.claim(uploader, file),
                    upload -> {
                        uploads.add(upload);
                        send(person, peer, new Event.Wanted(requestId, file, upload.bytes()));
                    });
        } else {
            offering.put(peer, person.id);
            submit(
                    person,
                    requestId,
                    Cost.OFFER,
                    files -> files.offer(uploader, file, offer.bytes()),
                    offset -> send(person, peer, new Event.Wanted(requestId, file, offset)));
        }
    }

    private static Uploader uploader(Person person, Peer peer) {
        return new Uploader(
                person.id,
                AddressRange.of(peer.inetAddress()).toString(),
                person.role == Role.HOST,
                peer);
    }

    void chunk(Person person, long requestId, Command.Chunk chunk) {
        Peer peer = person.peer;
        if (peer == null) {
            return;
        }
        Uploader uploader = uploader(person, peer);
        var completed = new ArrayList<UploadedFile>();
        submit(
                person,
                requestId,
                Cost.ofChunk(chunk.data()),
                files ->
                        files.append(
                                uploader,
                                chunk.file(),
                                chunk.offset(),
                                decode(chunk),
                                completed::add),
                offset -> {
                    completed.forEach(uploads::add);
                    send(person, peer, new Event.Taken(chunk.file(), offset));
                });
    }

    /// Ends the uploads without bytes that were offered on a connection.
    void onDisconnected(Peer peer) {
        String member = offering.remove(peer);
        if (member != null) {
            tasks.run(peer, files -> files.endOffers(member, peer));
        }
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
        Peer peer = person.peer;
        Room room = membershipCheck.requireRoom(person, requestId, fetch.room());
        if (room == null || peer == null) {
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
                Cost.FETCH,
                files -> read(files, shared, fetch.offset()),
                pieces -> pieces.forEach(piece -> send(person, peer, piece)));
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
            Cost cost,
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
            return;
        }
        Admission admission =
                tasks.submit(peer, cost, task, onResult, e -> refuse(person, peer, requestId, e));
        switch (admission) {
            case ACCEPTED -> {}
            case TOO_FAST ->
                    delivery.refuse(
                            peer,
                            requestId,
                            ErrorCode.TOO_FAST,
                            "Wait for the current part to finish.");
            case BUSY ->
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
        send(person, peer, new Event.Refused(requestId, e.code(), e.text(), e.why()));
    }

    /// Sends an event to the connection that asked, unless it is gone: the member's next connection
    /// did not ask.
    private void send(Person person, Peer peer, Event event) {
        if (people.connectedAs(peer) == person) {
            delivery.sendUnordered(peer, event);
        } else {
            delivery.currentRequest.abandon();
        }
    }
}
