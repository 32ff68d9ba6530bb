package foyer.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualLanTest {
    private static boolean reaches(NetworkNamespace from, NetworkNamespace to) {
        var command = new ArrayList<>(from.inside());
        // a port without a listener refuses at once; an unreachable computer does not
        command.addAll(List.of("timeout", "1", "bash", "-c"));
        command.add(
                "bash -c 'echo > /dev/tcp/%s/9' 2>&1 | grep -q refused".formatted(to.address()));
        return SystemCommand.works(command.toArray(String[]::new));
    }

    @Test
    void computersReachEachOtherUntilUnplugged() throws Exception {
        try (var virtualLan = new VirtualLan()) {
            NetworkNamespace one = virtualLan.computer(1);
            NetworkNamespace two = virtualLan.computer(2);
            NetworkNamespace three = virtualLan.computer(3);
            assertTrue(reaches(one, two) && reaches(two, three) && reaches(three, one));
            two.unplug();
            assertFalse(reaches(one, two));
            assertTrue(reaches(one, three));
            two.plug();
            assertTrue(reaches(one, two));
            three.moveTo(4);
            assertEquals("10.77.0.4", three.address());
            assertTrue(reaches(one, three));
            two.loses(100);
            assertFalse(reaches(one, two));
            two.loses(0);
            two.narrow(200);
            assertTrue(reaches(one, two));
        }
    }

    @Test
    void closeRemovesTheNetwork() throws Exception {
        String mine = "foyer-" + ProcessHandle.current().pid() + "-";
        Path gone = Path.of("/run/netns/foyer-4194305-1");
        new VirtualLan().close();
        // left by a killed test run: no process has this number
        assertTrue(SystemCommand.works("ip", "netns", "add", gone.getFileName().toString()));
        try (var virtualLan = new VirtualLan()) {
            virtualLan.computer(7);
            assertFalse(Files.exists(gone));
        }
        try (var names = Files.list(Path.of("/run/netns"))) {
            assertEquals(
                    List.of(),
                    names.filter(each -> each.getFileName().toString().startsWith(mine)).toList());
        }
    }
}
