package foyer.settings;

import com.google.gson.annotations.SerializedName;

/// Whether things in the window move. Any thread.
public enum MotionChoice {
    /// As the system has it.
    @SerializedName("system")
    SYSTEM,
    @SerializedName("on")
    ON,
    @SerializedName("off")
    OFF
}
