package foyer.settings;

import com.google.gson.annotations.SerializedName;

/// Whether windows are light or dark.
public enum ThemeChoice {
    /// Follows the desktop.
    @SerializedName("system")
    SYSTEM,
    @SerializedName("light")
    LIGHT,
    @SerializedName("dark")
    DARK
}
