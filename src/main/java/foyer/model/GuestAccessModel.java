package foyer.model;

import foyer.language.Texts;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether people may join from a browser: off until the host turns it on. UI thread; what may wait
/// runs on the background executor.
public final class GuestAccessModel {
    private static final Logger LOG = LoggerFactory.getLogger(GuestAccessModel.class);

    private final ReadOnlyBooleanWrapper available = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper();
    private final BooleanProperty encrypted = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ObservableList<String> links = FXCollections.observableArrayList();
    private final ObservableList<String> readOnly = FXCollections.unmodifiableObservableList(links);
    private @Nullable Way way;
    private Executor background = Runnable::run;
    private Executor ui = Runnable::run;

    /// How guests are let in or sent away; may wait some seconds.
    @FunctionalInterface
    public interface Way {
        /// Answers with the links to give away, none when it is off.
        ///
        /// @param encrypted whether with the server's key, which no browser knows
        /// @throws IOException with words to the person
        List<String> guests(boolean on, boolean encrypted) throws IOException;
    }

    /// From now on there is something to switch.
    public void attach(Way way, Executor background, Executor ui) {
        this.way = way;
        this.background = background;
        this.ui = ui;
        available.set(true);
    }

    /// Whether there is something to switch: the server runs in this window.
    public ReadOnlyBooleanProperty availableProperty() {
        return available.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty onProperty() {
        return on.getReadOnlyProperty();
    }

    /// Whether guests are to come encrypted; what is chosen while it is off.
    public BooleanProperty encryptedProperty() {
        return encrypted;
    }

    /// Whether it is being switched just now.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Why it could not be switched, in words; empty otherwise.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What to open in a browser; none while it is off.
    public ObservableList<String> links() {
        return readOnly;
    }

    /// Lets guests in, or sends them away and lets nobody in so any more.
    public void setOn(boolean wanted) {
        Way how = way;
        if (how == null || busy.get() || on.get() == wanted) {
            return;
        }
        boolean secret = encrypted.get();
        busy.set(true);
        problem.set("");
        background.execute(
                () -> {
                    try {
                        List<String> now = how.guests(wanted, secret);
                        ui.execute(() -> done(wanted, now, ""));
                    } catch (IOException e) {
                        ui.execute(() -> done(!wanted, links, String.valueOf(e.getMessage())));
                    } catch (RuntimeException e) {
                        LOG.error("guests could not be switched", e);
                        ui.execute(() -> done(!wanted, links, Texts.of("guests.fault")));
                    }
                });
    }

    /// This computer may be in another network: the links are made anew.
    public void renewLinks() {
        Way how = way;
        if (how == null || busy.get() || !on.get()) {
            return;
        }
        boolean secret = encrypted.get();
        background.execute(
                () -> {
                    try {
                        List<String> now = how.guests(true, secret);
                        ui.execute(() -> renewed(now));
                    } catch (IOException e) {
                        LOG.warn("the links for guests were not made anew", e);
                    }
                });
    }

    private void renewed(List<String> now) {
        if (on.get() && !now.equals(links)) {
            links.setAll(now);
        }
    }

    private void done(boolean is, List<String> now, String error) {
        on.set(is);
        links.setAll(List.copyOf(now));
        problem.set(error);
        busy.set(false);
    }
}
