package foyer.hub;

import foyer.protocol.Names;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import java.util.TreeSet;

/// Prints a checksum of the skeletons of all code points and of 200,000 random names with a fixed
/// seed. The build of the installers compares the checksum of the image, which leaves most of ICU
/// out, with that of the complete ICU.
final class NameSkeletonChecksum {
    private static final int NAMES = 200_000;
    private static final int SEED = 7788;

    private NameSkeletonChecksum() {}

    public static void main(String[] args) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            if (Character.getType(point) != Character.SURROGATE) {
                addSkeleton(Character.toString(point), digest);
            }
        }
        var random = new Random(SEED);
        for (int i = 0; i < NAMES; i++) {
            var name = new StringBuilder();
            for (int length = 1 + random.nextInt(8); length > 0; length--) {
                name.appendCodePoint(random.nextInt(0x2_0000) % 0xd800);
            }
            addSkeleton(name.toString(), digest);
        }
        System.out.println(HexFormat.of().formatHex(digest.digest()));
    }

    private static void addSkeleton(String name, MessageDigest digest) {
        String skeleton = Names.key(name) + new TreeSet<>(NameSkeleton.of(name));
        digest.update(skeleton.getBytes(StandardCharsets.UTF_8));
    }
}
