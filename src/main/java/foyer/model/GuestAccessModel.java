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

/// Switches guest access, which is off until the host turns it on. UI thread; what blocks runs on
/// the background executor.
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

    /// Switches guest access at the server; blocks some seconds.
    @FunctionalInterface
    public interface Way {
        /// Admits guests, or stops admitting them.
        ///
        /// @param encrypted whether with the server's own certificate, which browsers do not trust
        /// @return the links for guests; empty when off
        /// @throws IOException with a text for the user
        List<String> guests(boolean on, boolean encrypted) throws IOException;
    }

    /// Enables the switch: the server runs in this window.
    public void attach(Way way, Executor background, Executor ui) {
        this.way = way;
        this.background = background;
        this.ui = ui;
        available.set(true);
    }

    /// Whether guest access can be switched: the server runs in this window.
    public ReadOnlyBooleanProperty availableProperty() {
        return available.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty onProperty() {
        return on.getReadOnlyProperty();
    }

    /// Whether guests connect encrypted; takes effect when guest access is turned on.
    public BooleanProperty encryptedProperty() {
        return encrypted;
    }

    /// Whether guest access is being switched.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Why guest access could not be switched; empty if it could.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// The links for guests; empty while off.
    public ObservableList<String> links() {
        return readOnly;
    }

    /// Turns guest access on, or off and disconnects the guests.
    public void setOn(boolean wanted) {
        Way current = way;
        if (current == null || busy.get() || on.get() == wanted) {
            return;
        }
        boolean isEncrypted = encrypted.get();
        busy.set(true);
        problem.set("");
        background.execute(
                () -> {
                    try {
                        List<String> newLinks = current.guests(wanted, isEncrypted);
                        ui.execute(() -> done(wanted, newLinks, ""));
                    } catch (IOException e) {
                        ui.execute(() -> done(!wanted, links, String.valueOf(e.getMessage())));
                    } catch (RuntimeException e) {
                        LOG.error("guest access could not be switched", e);
                        ui.execute(() -> done(!wanted, links, Texts.of("guests.fault")));
                    }
                });
    }

    /// Requests the links again, as this computer's addresses have changed.
    public void renewLinks() {
        Way current = way;
        if (current == null || busy.get() || !on.get()) {
            return;
        }
        boolean isEncrypted = encrypted.get();
        background.execute(
                () -> {
                    try {
                        List<String> newLinks = current.guests(true, isEncrypted);
                        ui.execute(() -> renewed(newLinks));
                    } catch (IOException e) {
                        LOG.warn("the links for guests could not be renewed", e);
                    }
                });
    }

    private void renewed(List<String> newLinks) {
        if (on.get() && !newLinks.equals(links)) {
            links.setAll(newLinks);
        }
    }

    private void done(boolean isOn, List<String> newLinks, String error) {
        on.set(isOn);
        links.setAll(List.copyOf(newLinks));
        problem.set(error);
        busy.set(false);
    }
}
