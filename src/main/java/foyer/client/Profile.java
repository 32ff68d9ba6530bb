package foyer.client;

import foyer.protocol.Retention;
import foyer.settings.EmojiUse;
import foyer.settings.KnownServer;
import foyer.settings.Preferences;
import foyer.settings.Settings;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The user's preferences and known servers, saved in the settings. UI thread.
public final class Profile {
    private static final Comparator<KnownServer> FAVOURITES_FIRST =
            Comparator.comparing(KnownServer::favourite)
                    .thenComparingLong(KnownServer::seenMillis)
                    .reversed();

    private final ObservableList<KnownServer> hosts = FXCollections.observableArrayList();
    private final ObservableList<KnownServer> readOnly =
            FXCollections.unmodifiableObservableList(hosts);
    private final Consumer<Settings> save;
    private final Executor background;
    private final ReadOnlyStringWrapper name;
    private final ReadOnlyObjectWrapper<Preferences> preferences;
    private Settings settings;

    /// @param save saves changed settings; called on the background executor
    Profile(Settings settings, Consumer<Settings> save, Executor background) {
        this.save = save;
        this.background = background;
        this.settings = settings;
        this.name = new ReadOnlyStringWrapper(settings.name());
        this.preferences = new ReadOnlyObjectWrapper<>(settings.preferences());
        hosts.setAll(sorted());
    }

    Settings settings() {
        return settings;
    }

    /// The user's name at the next server.
    public ReadOnlyStringProperty nameProperty() {
        return name.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Preferences> preferencesProperty() {
        return preferences.getReadOnlyProperty();
    }

    /// How long a room that the user creates keeps messages.
    Retention newRoomRetention() {
        return switch (preferences.get().hosting().keep()) {
            case ALWAYS -> Retention.ALWAYS;
            case DAY -> Retention.DAY;
            case NOTHING -> Retention.NOTHING;
        };
    }

    public void changePreferences(UnaryOperator<Preferences> change) {
        change(current -> current.withPreferences(change.apply(current.preferences())));
    }

    /// The emoji that the user has used.
    public EmojiUse emoji() {
        return settings.emoji();
    }

    public void changeEmojiUse(UnaryOperator<EmojiUse> change) {
        change(current -> current.withEmoji(change.apply(current.emoji())));
    }

    /// The known servers with a valid address: favourites first, then the last visited.
    public ObservableList<KnownServer> hosts() {
        return readOnly;
    }

    void change(UnaryOperator<Settings> change) {
        Settings changed = change.apply(settings);
        if (changed.equals(settings)) {
            return;
        }
        settings = changed;
        name.set(changed.name());
        preferences.set(changed.preferences());
        List<KnownServer> current = sorted();
        if (!current.equals(hosts)) {
            hosts.setAll(current);
        }
        background.execute(() -> save.accept(changed));
    }

    private List<KnownServer> sorted() {
        return settings.hosts().stream()
                .filter(host -> !JoinTarget.addresses(host).isEmpty() && !host.name().isEmpty())
                .sorted(FAVOURITES_FIRST)
                .toList();
    }

    public void setFavourite(KnownServer server, boolean favourite) {
        change(settings -> settings.with(server.print(), known -> known.withFavourite(favourite)));
    }
}
