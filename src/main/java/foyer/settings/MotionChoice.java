package foyer.settings;

import com.google.gson.annotations.SerializedName;

/// Whether views are animated.
public enum MotionChoice {
    /// Follows the desktop.
    @SerializedName("system")
    SYSTEM,
    @SerializedName("on")
    ON,
    @SerializedName("off")
    OFF
}
