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

/// The files this person fetches, one after the other; what a break cut short goes on by itself. UI
/// thread.
public final class DownloadQueue {
    private final PendingCommands pendingCommands;
    private final Map<String, Download> known = new HashMap<>();
    private final Deque<Download> waiting = new ArrayDeque<>();
    private @Nullable LocalFiles localFiles;
    private @Nullable Download current;
    private long next;
    private int pieces;
    private int round;
    private boolean asked;
    private boolean moved;

    DownloadQueue(PendingCommands pendingCommands) {
        this.pendingCommands = pendingCommands;
    }

    void attachFiles(LocalFiles files) {
        localFiles = files;
    }

    /// Who reads and writes the files; null where there is none.
    public @Nullable LocalFiles localFiles() {
        return localFiles;
    }

    /// A file that was shared in a room, fetched or not.
    public Download of(String room, SharedFile file) {
        return known.computeIfAbsent(room + ' ' + file.id(), _ -> new Download(room, file));
    }

    /// Has a file come, if it is not here.
    public void fetch(Download download) {
        if (download.fetchedFileProperty().get() == null && !download.underWayProperty().get()) {
            download.begin();
            waiting.add(download);
            startNext();
        }
    }

    /// Thinks better of it; what came so far is kept.
    public void stop(Download download) {
        download.stop();
        waiting.remove(download);
        if (current == download) {
            over();
        }
    }

    private void over() {
        current = null;
        round++;
        startNext();
    }

    /// The connection is lost; what was under way is asked for again when it is back.
    void onDisconnected() {
        Download cut = current;
        if (cut != null) {
            current = null;
            round++;
            waiting.addFirst(cut);
        }
    }

    /// Some time has passed: what does not move is asked for again.
    void tick() {
        if (!moved) {
            onDisconnected();
        }
        moved = false;
        startNext();
    }

    void startNext() {
        if (current != null || waiting.isEmpty() || localFiles == null) {
            return;
        }
        Download download = waiting.removeFirst();
        current = download;
        asked = false;
        moved = true;
        int mine = round;
        localFiles.fetchedBytes(
                download.file(),
                have -> {
                    if (mine == round) {
                        next = have;
                        download.setGot(have);
                        ask(download);
                    }
                },
                error -> fail(mine, download, error));
    }

    private void ask(Download download) {
        int mine = round;
        if (next >= download.file().bytes()) {
            finish(mine, download);
            return;
        }
        pieces = 0;
        asked = true;
        long id =
                pendingCommands.sendIfConnected(
                        new Command.Fetch(download.room, download.file().id(), next),
                        (errorCode, error) -> refused(mine, download, errorCode, error));
        if (id == 0) {
            onDisconnected();
        }
    }

    private void finish(int mine, Download download) {
        if (localFiles != null) {
            localFiles.finish(
                    download.file(),
                    fetchedFile -> {
                        if (mine == round) {
                            download.done(fetchedFile);
                            over();
                        }
                    },
                    error -> fail(mine, download, error));
        }
    }

    void handle(Event.Piece piece) {
        Download download = current;
        if (download == null
                || localFiles == null
                || !asked
                || !piece.file().equals(download.file().id())
                || piece.offset() != next) {
            return;
        }
        int mine = round;
        byte[] data;
        try {
            data = Base64.getDecoder().decode(piece.data());
        } catch (IllegalArgumentException e) {
            fail(mine, download, Texts.of("files.no_file"));
            return;
        }
        if (data.length == 0 || next + data.length > download.file().bytes()) {
            fail(mine, download, Texts.of("files.not_the_file"));
            return;
        }
        moved = true;
        localFiles.append(download.file(), next, data, error -> fail(mine, download, error));
        next += data.length;
        download.setGot(next);
        pieces++;
        if (pieces == Limits.PIECES || next == download.file().bytes()) {
            ask(download);
        }
    }

    private void refused(int mine, Download download, ErrorCode errorCode, String error) {
        switch (errorCode) {
            // asked for again at the next tick, when the person is in the room again, too
            case TOO_FAST, BUSY, NOT_A_MEMBER, FAULT -> {
                if (mine == round) {
                    onDisconnected();
                }
            }
            default -> fail(mine, download, error);
        }
    }

    private void fail(int mine, Download download, String error) {
        if (mine == round) {
            download.fail(error);
            over();
        }
    }
}
