package foyer.model;

import foyer.clientfiles.LocalFiles;
import foyer.language.Texts;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.SharedFile;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Downloads shared files, one after the other. An interrupted download continues by itself on the
/// next connection. UI thread.
public final class DownloadQueue {
    private final PendingCommands pendingCommands;
    private final LocalFiles localFiles;
    private final Map<String, Download> known = new HashMap<>();
    private final Deque<Download> waiting = new ArrayDeque<>();
    private @Nullable Transfer current;

    /// One attempt at a download. Answers to an earlier attempt find another one current and are
    /// ignored.
    private static final class Transfer {
        final Download download;
        final SharedFile file;
        long nextOffset;
        int pieces;
        boolean requested;
        boolean hasMoved = true;

        Transfer(Download download) {
            this.download = download;
            this.file = download.file();
        }
    }

    DownloadQueue(PendingCommands pendingCommands, LocalFiles localFiles) {
        this.pendingCommands = pendingCommands;
        this.localFiles = localFiles;
    }

    public LocalFiles localFiles() {
        return localFiles;
    }

    /// The download of a shared file, started or not.
    public Download of(String room, SharedFile file) {
        return known.computeIfAbsent(room + ' ' + file.id(), _ -> new Download(room, file));
    }

    /// Starts a download unless it is complete or under way.
    public void fetch(Download download) {
        if (download.fetchedFileProperty().get() == null && !download.underWayProperty().get()) {
            download.begin();
            waiting.add(download);
            startNext();
        }
    }

    /// Stops a download; the bytes received so far stay in the cache.
    public void stop(Download download) {
        download.stop();
        waiting.remove(download);
        if (current != null && current.download == download) {
            current = null;
            startNext();
        }
    }

    /// The connection is lost; the current download is requested again on the next one.
    void onDisconnected() {
        if (current != null) {
            waiting.addFirst(current.download);
            current = null;
        }
    }

    /// Requests the current download again if nothing of it came since the last tick.
    void tick() {
        if (current != null && current.hasMoved) {
            current.hasMoved = false;
        } else {
            onDisconnected();
        }
        startNext();
    }

    void startNext() {
        if (current != null || waiting.isEmpty()) {
            return;
        }
        var transfer = new Transfer(waiting.removeFirst());
        current = transfer;
        localFiles.fetchedBytes(
                transfer.file,
                bytes -> {
                    if (current == transfer) {
                        transfer.nextOffset = bytes;
                        transfer.download.setReceived(bytes);
                        requestNext(transfer);
                    }
                },
                error -> fail(transfer, error));
    }

    private void requestNext(Transfer transfer) {
        if (transfer.nextOffset >= transfer.file.bytes()) {
            finish(transfer);
            return;
        }
        transfer.pieces = 0;
        transfer.requested = true;
        long id =
                pendingCommands.sendIfConnected(
                        new Command.Fetch(
                                transfer.download.room(), transfer.file.id(), transfer.nextOffset),
                        (errorCode, error) -> refused(transfer, errorCode, error));
        if (id == 0) {
            onDisconnected();
        }
    }

    private void finish(Transfer transfer) {
        localFiles.finish(
                transfer.file,
                fetchedFile -> {
                    if (current == transfer) {
                        current = null;
                        transfer.download.complete(fetchedFile);
                        startNext();
                    }
                },
                error -> fail(transfer, error));
    }

    void handle(Event.Piece piece) {
        Transfer transfer = current;
        if (transfer == null
                || !transfer.requested
                || !piece.file().equals(transfer.file.id())
                || piece.offset() != transfer.nextOffset) {
            return;
        }
        byte[] data;
        try {
            data = Base64.getDecoder().decode(piece.data());
        } catch (IllegalArgumentException e) {
            fail(transfer, Texts.of("files.no_file"));
            return;
        }
        if (data.length == 0 || transfer.nextOffset + data.length > transfer.file.bytes()) {
            fail(transfer, Texts.of("files.not_the_file"));
            return;
        }
        transfer.hasMoved = true;
        localFiles.append(transfer.file, transfer.nextOffset, data, error -> fail(transfer, error));
        transfer.nextOffset += data.length;
        transfer.download.setReceived(transfer.nextOffset);
        transfer.pieces++;
        if (transfer.pieces == Limits.PIECES || transfer.nextOffset == transfer.file.bytes()) {
            requestNext(transfer);
        }
    }

    private void refused(Transfer transfer, ErrorCode errorCode, String error) {
        switch (errorCode) {
            // the next tick requests it again, also when the user is back in the room
            case TOO_FAST, BUSY, NOT_A_MEMBER, FAULT -> {
                if (current == transfer) {
                    onDisconnected();
                }
            }
            default -> fail(transfer, error);
        }
    }

    private void fail(Transfer transfer, String error) {
        if (current == transfer) {
            current = null;
            transfer.download.fail(error);
            startNext();
        }
    }
}
