package foyer.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.discovery.NearbyServer.State;
import foyer.protocol.ServerOccupancy;
import foyer.testing.FakeTime;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SightingsTest {
    private static final String ADAS_KEY = "a".repeat(52);
    private static final String BOBS_KEY = "b".repeat(52);
    private static final InetSocketAddress HERE = at("10.0.0.5", 7788);
    private static final InetSocketAddress THERE = at("192.168.7.5", 7788);

    private final FakeTime time = new FakeTime();
    private final Sightings sightings = new Sightings(time);

    private static InetSocketAddress at(String address, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), port);
    }

    private static ServerAnnouncement club(String key) {
        return new ServerAnnouncement(
                1, "id", key, "Club", "", 7788, new ServerOccupancy(2, 1, false));
    }

    private void pass(long millis) {
        time.pass(Duration.ofMillis(millis));
        sightings.expireOld();
    }

    private NearbyServer only() {
        assertEquals(1, sightings.list().size(), sightings.list().toString());
        return sightings.list().getFirst();
    }

    private State state() {
        return only().state();
    }

    @Test
    void serverAtTwoAddressesIsOneEntry() {
        assertTrue(sightings.announced(club(ADAS_KEY), HERE, true));
        assertTrue(sightings.announced(club(ADAS_KEY), THERE, true));
        assertFalse(sightings.announced(club(ADAS_KEY), HERE, true), "the address is known");
        sightings.answered(HERE, 9_000_000);
        sightings.answered(THERE, 2_000_000);
        assertEquals(List.of(THERE, HERE), only().addresses());
        assertEquals(2_000_000, only().latencyNanos().getAsLong());
    }

    @Test
    void serversOfOneNameAreDistinguishedByKey() {
        sightings.announced(club(ADAS_KEY), HERE, true);
        sightings.announced(club(BOBS_KEY), THERE, true);
        assertEquals(
                List.of(ADAS_KEY, BOBS_KEY),
                sightings.list().stream().map(NearbyServer::fingerprint).toList());
    }

    @Test
    void serversWithoutAKeyAreDistinguishedById() {
        sightings.announced(
                new ServerAnnouncement(
                        1, "one", "", "Club", "", 7788, new ServerOccupancy(2, 1, false)),
                HERE,
                true);
        sightings.announced(
                new ServerAnnouncement(
                        1, "two", "", "Club", "", 7788, new ServerOccupancy(2, 1, false)),
                THERE,
                true);
        assertEquals(2, sightings.list().size());
    }

    @Test
    void hiddenServerIsNeverListed() {
        sightings.announced(club(ADAS_KEY), HERE, true);
        sightings.hide(ADAS_KEY);
        assertEquals(List.of(), sightings.list());
        assertFalse(sightings.announced(club(ADAS_KEY), HERE, true));
        assertEquals(List.of(), sightings.list());
    }

    @Test
    void stateFollowsTheProbes() {
        sightings.announced(club(ADAS_KEY), HERE, true);
        assertEquals(State.HEARD, state());
        sightings.answered(HERE, 1);
        assertEquals(State.ANSWERS, state());
        sightings.unanswered(HERE);
        assertEquals(State.SILENT, state());
    }

    @Test
    void announcedServerThatDoesNotAnswerStaysListed() {
        for (int i = 0; i < 10; i++) {
            sightings.announced(club(ADAS_KEY), HERE, true);
            sightings.unanswered(HERE);
            assertEquals(State.SILENT, state());
            pass(5_000);
        }
    }

    @Test
    void silentServerIsGoneThenForgotten() {
        sightings.announced(club(ADAS_KEY), HERE, true);
        pass(13_000);
        assertEquals(State.HEARD, state());
        pass(1);
        assertEquals(State.GONE, state());
        assertEquals(List.of(), sightings.targets(), "a server that is gone is not probed");
        pass(8_000);
        assertEquals(State.GONE, state());
        pass(1);
        assertEquals(List.of(), sightings.list());
    }

    @Test
    void quietServerThatDoesNotAnswerIsGoneSooner() {
        sightings.announced(club(ADAS_KEY), HERE, true);
        sightings.announced(club(ADAS_KEY), THERE, true);
        pass(6_001);
        sightings.unanswered(HERE);
        assertEquals(State.HEARD, state(), "the other address has not been probed");
        sightings.unanswered(THERE);
        assertEquals(State.GONE, state());
    }

    @Test
    void quietServerThatAnswersStays() {
        sightings.announced(club(ADAS_KEY), HERE, true);
        for (int i = 0; i < 5; i++) {
            pass(6_001);
            assertTrue(sightings.targets().getFirst().urgent());
            sightings.answered(HERE, 1);
            assertEquals(State.ANSWERS, state());
        }
    }

    @Test
    void goodbyeTakesEffectAtOnceAndReturnIsNew() {
        sightings.announced(club(ADAS_KEY), HERE, true);
        sightings.goodbye("id", HERE.getAddress());
        assertEquals(State.GONE, state());
        assertTrue(sightings.announced(club(ADAS_KEY), HERE, true), "the return is new");
        assertEquals(State.HEARD, state());
    }

    @Test
    void answerClearsASuspicion() {
        sightings.announced(club(ADAS_KEY), HERE, true);
        sightings.suspectGone(ADAS_KEY);
        pass(5_001);
        assertEquals(State.GONE, state());
        sightings.announced(club(ADAS_KEY), HERE, true);
        sightings.suspectGone(ADAS_KEY);
        sightings.answered(HERE, 1);
        pass(5_001);
        assertEquals(State.ANSWERS, state());
    }

    @Test
    void restartOnAnotherPortReplacesTheAddress() {
        sightings.announced(club(ADAS_KEY), HERE, true);
        sightings.announced(club(ADAS_KEY), at("10.0.0.5", 7790), true);
        assertEquals(List.of(at("10.0.0.5", 7790)), only().addresses());
    }

    @Test
    void announcementReplacesAnEntryMadeByAProbe() {
        sightings.answered(HERE, 1);
        assertEquals("10.0.0.5:7788", only().name());
        assertEquals(-1, only().people());
        sightings.announced(club(ADAS_KEY), HERE, true);
        assertEquals("Club", only().name());
    }

    @Test
    void serversAndAddressesAreBounded() {
        for (int i = 0; i < 1_000; i++) {
            var made =
                    new ServerAnnouncement(
                            1, "id" + i, "", "Flood", "", 7788, new ServerOccupancy(2, 1, false));
            sightings.announced(made, at("10.1.%d.%d".formatted(i / 250, i % 250), 7788), true);
            sightings.announced(
                    club(ADAS_KEY), at("10.2.%d.%d".formatted(i / 250, i % 250), 7788), true);
        }
        assertEquals(Sightings.MAX_SERVERS, sightings.list().size());
        assertTrue(
                sightings.list().stream()
                        .allMatch(near -> near.addresses().size() <= Sightings.MAX_ADDRESSES));
    }

    private static ServerAnnouncement made(int number) {
        return new ServerAnnouncement(
                1, "id" + number, "", "Flood", "", 7788, new ServerOccupancy(2, 1, false));
    }

    @Test
    void oneComputerCannotFillTheList() {
        for (int i = 0; i < 1_000; i++) {
            sightings.announced(made(i), at("10.1.1.1", 7788), true);
        }
        assertEquals(Sightings.MAX_AT_ADDRESS, sightings.list().size());
        assertTrue(sightings.announced(club(ADAS_KEY), HERE, true));
    }

    @Test
    void fullListForgetsServersThatDoNotAnswer() {
        for (int i = 0; i < Sightings.MAX_SERVERS; i++) {
            InetSocketAddress address = at("10.1.1." + i, 7788);
            sightings.announced(made(i), address, true);
            if (i > 0) {
                sightings.answered(address, 1);
            }
        }
        assertFalse(sightings.announced(club(ADAS_KEY), HERE, true));
        sightings.unanswered(at("10.1.1.0", 7788));
        assertTrue(sightings.announced(club(ADAS_KEY), HERE, true));
        assertEquals(Sightings.MAX_SERVERS, sightings.list().size());
    }

    @Test
    void unconfirmedAddressIsProbedOnce() {
        sightings.announced(club(ADAS_KEY), HERE, false);
        assertEquals(1, sightings.targets().size());
        sightings.unanswered(HERE);
        sightings.announced(club(ADAS_KEY), HERE, false);
        assertEquals(List.of(), sightings.targets());
        sightings.announced(club(ADAS_KEY), HERE, true);
        assertEquals(1, sightings.targets().size(), "the computer itself announced a server");
    }

    @Test
    void claimToBeAnAnsweringServerDoesNotChangeIt() {
        sightings.announced(club(ADAS_KEY), HERE, true);
        sightings.answered(HERE, 1);
        var claim =
                new ServerAnnouncement(
                        1, "other", ADAS_KEY, "Trap", "", 9, new ServerOccupancy(2, 1, false));
        sightings.announced(claim, at("10.0.0.66", 9), true);
        assertEquals("Club", only().name());
        assertEquals(HERE, only().addresses().getFirst());
        sightings.goodbye("id", at("10.0.0.67", 9).getAddress());
        assertEquals(State.ANSWERS, state());
    }

    /// Claims twice, since the first claim makes the address one of the server's.
    @Test
    void repeatedClaimNeitherRenamesNorEndsAServerThatAnswers() {
        sightings.announced(club(ADAS_KEY), HERE, true);
        sightings.answered(HERE, 1);
        var forged =
                new ServerAnnouncement(
                        1, "id", ADAS_KEY, "Forged", "", 9, new ServerOccupancy(2, 1, false));
        for (int i = 0; i < 3; i++) {
            sightings.announced(forged, at("10.0.0.66", 9), true);
            sightings.unanswered(at("10.0.0.66", 9));
        }
        sightings.goodbye("id", InetAddress.ofLiteral("10.0.0.66"));
        assertEquals("Club", only().name());
        assertEquals(State.ANSWERS, state());
        assertEquals(HERE, only().addresses().getFirst());
    }
}
