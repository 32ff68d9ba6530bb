package foyer.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.testing.ConnectedClient;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Faults, case 39: this Foyer at a server of the next version. What an older or newer program is
/// told at a server of this version stands in `ProtocolConformanceTest` and `SignInHandlerTest`.
class NewerServerTest {
    @Test
    void unknownEventsAndFieldsAreIgnored() throws Exception {
        try (var server = new NewerServer();
                var ada = new ConnectedClient("Ada", server.address())) {
            ada.untilIn("Lobby");
            for (int i = 1; i <= 3; i++) {
                ada.say("Lobby", "number " + i);
                ada.untilHeard("Lobby", "Ada: number " + i);
            }
            assertEquals(
                    List.of("You joined", "Ada: number 1", "Ada: number 2", "Ada: number 3"),
                    ada.log("Lobby"));
        }
    }
}
