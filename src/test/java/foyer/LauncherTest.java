package foyer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import foyer.app.AppFolders;
import foyer.app.LaunchOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "foyer://den:1",
                "FOYER://den:1|--data|/tmp/share",
                "foyer://den:1/|--listen=0.0.0.0|serve",
                "foyer://den:1/|@/tmp/options"
            })
    void optionsBehindLinkAreIgnored(String line) {
        String[] args = line.split("\\|");

        assertEquals(
                new LaunchOptions(AppFolders.data(), LaunchOptions.EVERY_NETWORK, args[0]),
                Launcher.withoutParser(args));
    }

    @Test
    void otherArgumentsGoToTheParser() {
        assertNull(Launcher.withoutParser(new String[] {"den:1", "--data", "x"}));
        assertNull(Launcher.withoutParser(new String[] {"--data", "x", "foyer://den:1"}));
    }
}
