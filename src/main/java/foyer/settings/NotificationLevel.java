package foyer.settings;

import com.google.gson.annotations.SerializedName;

/// Which messages notify the user while no window of Foyer has the focus.
public enum NotificationLevel {
    @SerializedName("all")
    ALL,
    /// Mentions and direct messages.
    @SerializedName("mentions")
    MENTIONS,
    @SerializedName("none")
    NONE
}
