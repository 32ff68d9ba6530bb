package foyer.settings;

import com.google.gson.annotations.SerializedName;

/// What somebody wants to be told of while they look elsewhere. Any thread.
public enum NotificationLevel {
    @SerializedName("all")
    ALL,
    /// Where they are meant, and what is said to them alone.
    @SerializedName("mentions")
    MENTIONS,
    @SerializedName("none")
    NONE
}
