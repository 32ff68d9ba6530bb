package foyer.testing;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Bends what is well-formed into what hardly is. The same generator bends the same way. Any
/// thread.
///
/// @param random with a seed that stands in the test's name
/// @param spice characters that mean something to whoever reads it
public record Fuzzer(RandomGenerator random, String spice) {
    private static final int MOST = 4;

    /// A text with one to four places changed, left out, put in or said twice.
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

    /// Bytes of which one to four are others, and perhaps not all there.
    public byte[] bytes(byte[] whole) {
        byte[] bytes = whole.clone();
        for (int bends = 1 + random.nextInt(MOST); bends > 0; bends--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }
}
