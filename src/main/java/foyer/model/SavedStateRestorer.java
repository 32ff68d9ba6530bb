package foyer.model;

import foyer.clientstore.SavedServerState;
import foyer.logging.FaultLog;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fills the models of one server with what was saved. What cannot be restored is skipped: it costs
/// one row or room, not the start. UI thread.
final class SavedStateRestorer {
    private static final Logger LOG = LoggerFactory.getLogger(SavedStateRestorer.class);

    private SavedStateRestorer() {}

    static void restore(
            SavedServerState saved,
            RoomList rooms,
            Messaging messaging,
            UploadQueue uploads,
            AttachmentDrafts attachments) {
        each(saved.rooms(), room -> rooms.put(room.info()).restore(room));
        each(
                saved.outgoing(),
                message ->
                        rooms.ifPresent(message.room(), room -> messaging.restore(room, message)));
        each(
                saved.uploads(),
                upload -> rooms.ifPresent(upload.room(), room -> uploads.restore(room, upload)));
        each(
                saved.attachments(),
                attachment ->
                        rooms.ifPresent(
                                attachment.room(), room -> attachments.restore(room, attachment)));
        rooms.ifPresent(saved.shown(), rooms::select);
    }

    private static <T> void each(List<T> items, Consumer<T> restore) {
        for (T item : items) {
            try {
                restore.accept(item);
            } catch (RuntimeException | StackOverflowError e) {
                FaultLog.warnOnce(LOG, "something saved could not be restored", e);
            }
        }
    }
}
