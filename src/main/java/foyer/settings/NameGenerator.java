package foyer.settings;

import java.util.random.RandomGenerator;

/// Makes names for users who have not chosen one: a quality and an animal. Thread-safe.
public final class NameGenerator {
    private static final String[] QUALITIES = {
        "Amber", "Brave", "Bright", "Calm", "Cheery", "Clever", "Cosy", "Curious", "Eager",
                "Gentle",
        "Golden", "Happy", "Jolly", "Keen", "Kind", "Lively", "Lucky", "Merry", "Mellow", "Nimble",
        "Polite", "Proud", "Quick", "Quiet", "Sunny", "Swift", "Tidy", "Witty"
    };
    private static final String[] ANIMALS = {
        "Badger", "Beaver", "Crane", "Deer", "Dolphin", "Falcon", "Finch", "Fox", "Gecko", "Hare",
        "Hedgehog", "Heron", "Ibis", "Koala", "Lark", "Lynx", "Marten", "Newt", "Otter", "Owl",
        "Panda", "Quail", "Raven", "Robin", "Seal", "Swan", "Tapir", "Wren"
    };

    private NameGenerator() {}

    public static String next(RandomGenerator random) {
        return QUALITIES[random.nextInt(QUALITIES.length)]
                + " "
                + ANIMALS[random.nextInt(ANIMALS.length)];
    }
}
