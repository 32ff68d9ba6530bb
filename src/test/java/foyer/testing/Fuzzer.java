package foyer.testing;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Mutates well-formed input. The same seed gives the same mutations. Thread-safe.
///
/// @param random generator whose seed stands in the test's name
/// @param spice characters with a meaning in the format
public record Fuzzer(RandomGenerator random, String spice) {
    private static final int MOST = 4;

    /// Changes, removes, inserts or repeats one to four parts of a text.
    public String text(String whole) {
        var text = new StringBuilder(whole);
        for (int bends = 1 + random.nextInt(MOST); bends > 0; bends--) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + 1 + random.nextInt(8));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, next());
                case 2 -> text.replace(at, end, String.valueOf(next()));
                default -> text.insert(at, text.substring(random.nextInt(at + 1), end));
            }
        }
        return text.toString();
    }

    private char next() {
        return random.nextInt(8) == 0
                ? (char) random.nextInt(Character.MAX_VALUE)
                : spice.charAt(random.nextInt(spice.length()));
    }

    /// Changes one to four bytes, and perhaps truncates the rest.
    public byte[] bytes(byte[] whole) {
        byte[] bytes = whole.clone();
        for (int bends = 1 + random.nextInt(MOST); bends > 0; bends--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }
}
