package foyer.state;

import foyer.language.Texts;
import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.SharedFile;
import foyer.transfer.FileDesk;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The files this person fetches, one after the other; what a break cut short goes on by itself. UI
/// thread.
public final class Downloads {
    private final Errands errands;
    private final Map<String, Download> known = new HashMap<>();
    private final Deque<Download> waiting = new ArrayDeque<>();
    private @Nullable FileDesk desk;
    private @Nullable Download current;
    private long next;
    private int pieces;
    private int round;
    private boolean asked;
    private boolean moved;

    Downloads(Errands errands) {
        this.errands = errands;
    }

    void serve(FileDesk files) {
        desk = files;
    }

    /// Who reads and writes the files; null where there is none.
    public @Nullable FileDesk desk() {
        return desk;
    }

    /// A file that was shared in a room, fetched or not.
    public Download of(String room, SharedFile file) {
        return known.computeIfAbsent(room + ' ' + file.id(), _ -> new Download(room, file));
    }

    /// Has a file come, if it is not here.
    public void fetch(Download download) {
        if (download.fetchedProperty().get() == null && !download.underWayProperty().get()) {
            download.begin();
            waiting.add(download);
            goOn();
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
        goOn();
    }

    /// The connection is lost; what was under way is asked for again when it is back.
    void lost() {
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
            lost();
        }
        moved = false;
        goOn();
    }

    void goOn() {
        if (current != null || waiting.isEmpty() || desk == null) {
            return;
        }
        Download download = waiting.removeFirst();
        current = download;
        asked = false;
        moved = true;
        int mine = round;
        desk.have(
                download.file(),
                have -> {
                    if (mine == round) {
                        next = have;
                        download.setGot(have);
                        ask(download);
                    }
                },
                words -> fail(mine, download, words));
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
                errands.send(
                        new Command.Fetch(download.room, download.file().id(), next),
                        (code, words) -> refused(mine, download, code, words));
        if (id == 0) {
            lost();
        }
    }

    private void finish(int mine, Download download) {
        if (desk != null) {
            desk.finish(
                    download.file(),
                    fetched -> {
                        if (mine == round) {
                            download.done(fetched);
                            over();
                        }
                    },
                    words -> fail(mine, download, words));
        }
    }

    void heard(Event.Piece piece) {
        Download download = current;
        if (download == null
                || desk == null
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
        desk.take(download.file(), next, data, words -> fail(mine, download, words));
        next += data.length;
        download.setGot(next);
        pieces++;
        if (pieces == Limits.PIECES || next == download.file().bytes()) {
            ask(download);
        }
    }

    private void refused(int mine, Download download, Code code, String words) {
        switch (code) {
            // asked for again at the next tick, when the person is in the room again, too
            case TOO_FAST, BUSY, NOT_A_MEMBER, FAULT -> {
                if (mine == round) {
                    lost();
                }
            }
            default -> fail(mine, download, words);
        }
    }

    private void fail(int mine, Download download, String words) {
        if (mine == round) {
            download.fail(words);
            over();
        }
    }
}
