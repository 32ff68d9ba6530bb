package foyer.server;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/// Repeats the tests of limits over encrypted connections.
@ExtendWith(OverTls.class)
final class EncryptedGuardsTest {
    @Nested
    final class SlowReader extends SlowReaderTest {}

    @Nested
    final class Floods extends FloodsTest {}

    @Nested
    final class HugeFrames extends HugeFramesTest {}

    @Nested
    final class Fragments extends FragmentsTest {}

    @Nested
    final class BrokenFrames extends BrokenFramesTest {}

    @Nested
    final class CloseCodes extends CloseCodesTest {}

    @Nested
    final class SignsOfLife extends SignsOfLifeTest {}

    @Nested
    final class Origins extends OriginTest {}

    @Nested
    final class CleanStop extends CleanStopTest {}
}
