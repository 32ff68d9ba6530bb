package foyer.settings;

import com.google.gson.annotations.SerializedName;

/// Whether windows are light or dark. Any thread.
public enum ThemeChoice {
    /// As the system has it.
    @SerializedName("system")
    SYSTEM,
    @SerializedName("light")
    LIGHT,
    @SerializedName("dark")
    DARK
}
