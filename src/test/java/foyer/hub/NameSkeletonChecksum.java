package foyer.hub;

import foyer.protocol.Names;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import java.util.TreeSet;

/// Prints one number for how everything there is to write is judged: each code point alone, and
/// 200,000 names made of them by a fixed seed. The build of the installers compares the number of
/// the image, where most of ICU is left out, with that of the whole of it.
final class NameSkeletonChecksum {
    private static final int NAMES = 200_000;
    private static final int SEED = 7788;

    private NameSkeletonChecksum() {}

    public static void main(String[] args) throws NoSuchAlgorithmException {
        MessageDigest all = MessageDigest.getInstance("SHA-256");
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            if (Character.getType(point) != Character.SURROGATE) {
                judge(Character.toString(point), all);
            }
        }
        var random = new Random(SEED);
        for (int i = 0; i < NAMES; i++) {
            var name = new StringBuilder();
            for (int length = 1 + random.nextInt(8); length > 0; length--) {
                name.appendCodePoint(random.nextInt(0x2_0000) % 0xd800);
            }
            judge(name.toString(), all);
        }
        System.out.println(HexFormat.of().formatHex(all.digest()));
    }

    private static void judge(String name, MessageDigest all) {
        String likeness = Names.key(name) + new TreeSet<>(NameSkeleton.of(name));
        all.update(likeness.getBytes(StandardCharsets.UTF_8));
    }
}
