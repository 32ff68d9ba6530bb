package foyer.settings;

/// What this person chose. Immutable; any thread.
///
/// @param name what they want to be called
/// @param key their secret member key
/// @param address the server they went to last, as typed; may be empty
public record Settings(String name, String key, String address) {
    public Settings withName(String newName) {
        return new Settings(newName, key, address);
    }

    public Settings withAddress(String newAddress) {
        return new Settings(name, key, newAddress);
    }

    @Override
    public String toString() {
        return "Settings[name=" + name + ", address=" + address + "]";
    }
}
