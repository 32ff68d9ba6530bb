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
        assertTrue(sightings.announced(club(ADAS_KEY), HERE));
        assertTrue(sightings.announced(club(ADAS_KEY), THERE));
        assertFalse(sightings.announced(club(ADAS_KEY), HERE), "the address is known");
        sightings.answered(HERE, 9_000_000);
        sightings.answered(THERE, 2_000_000);
        assertEquals(List.of(THERE, HERE), only().addresses());
        assertEquals(2_000_000, only().latencyNanos().getAsLong());
    }

    @Test
    void serversOfOneNameAreDistinguishedByKey() {
        sightings.announced(club(ADAS_KEY), HERE);
        sightings.announced(club(BOBS_KEY), THERE);
        assertEquals(
                List.of(ADAS_KEY, BOBS_KEY),
                sightings.list().stream().map(NearbyServer::fingerprint).toList());
    }

    @Test
    void serversWithoutAKeyAreDistinguishedById() {
        sightings.announced(
                new ServerAnnouncement(
                        1, "one", "", "Club", "", 7788, new ServerOccupancy(2, 1, false)),
                HERE);
        sightings.announced(
                new ServerAnnouncement(
                        1, "two", "", "Club", "", 7788, new ServerOccupancy(2, 1, false)),
                THERE);
        assertEquals(2, sightings.list().size());
    }

    @Test
    void hiddenServerIsNeverListed() {
        sightings.announced(club(ADAS_KEY), HERE);
        sightings.hide(ADAS_KEY);
        assertEquals(List.of(), sightings.list());
        assertFalse(sightings.announced(club(ADAS_KEY), HERE));
        assertEquals(List.of(), sightings.list());
    }

    @Test
    void stateFollowsTheProbes() {
        sightings.announced(club(ADAS_KEY), HERE);
        assertEquals(State.HEARD, state());
        sightings.answered(HERE, 1);
        assertEquals(State.ANSWERS, state());
        sightings.unanswered(HERE);
        assertEquals(State.SILENT, state());
    }

    @Test
    void announcedServerThatDoesNotAnswerStaysListed() {
        for (int i = 0; i < 10; i++) {
            sightings.announced(club(ADAS_KEY), HERE);
            sightings.unanswered(HERE);
            assertEquals(State.SILENT, state());
            pass(5_000);
        }
    }

    @Test
    void silentServerIsGoneThenForgotten() {
        sightings.announced(club(ADAS_KEY), HERE);
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
        sightings.announced(club(ADAS_KEY), HERE);
        sightings.announced(club(ADAS_KEY), THERE);
        pass(6_001);
        sightings.unanswered(HERE);
        assertEquals(State.HEARD, state(), "the other address has not been probed");
        sightings.unanswered(THERE);
        assertEquals(State.GONE, state());
    }

    @Test
    void quietServerThatAnswersStays() {
        sightings.announced(club(ADAS_KEY), HERE);
        for (int i = 0; i < 5; i++) {
            pass(6_001);
            assertTrue(sightings.targets().getFirst().urgent());
            sightings.answered(HERE, 1);
            assertEquals(State.ANSWERS, state());
        }
    }

    @Test
    void goodbyeTakesEffectAtOnceAndReturnIsNew() {
        sightings.announced(club(ADAS_KEY), HERE);
        sightings.goodbye("id");
        assertEquals(State.GONE, state());
        assertTrue(sightings.announced(club(ADAS_KEY), HERE), "the return is new");
        assertEquals(State.HEARD, state());
    }

    @Test
    void answerClearsASuspicion() {
        sightings.announced(club(ADAS_KEY), HERE);
        sightings.suspectGone(ADAS_KEY);
        pass(5_001);
        assertEquals(State.GONE, state());
        sightings.announced(club(ADAS_KEY), HERE);
        sightings.suspectGone(ADAS_KEY);
        sightings.answered(HERE, 1);
        pass(5_001);
        assertEquals(State.ANSWERS, state());
    }

    @Test
    void restartOnAnotherPortReplacesTheAddress() {
        sightings.announced(club(ADAS_KEY), HERE);
        sightings.announced(club(ADAS_KEY), at("10.0.0.5", 7790));
        assertEquals(List.of(at("10.0.0.5", 7790)), only().addresses());
    }

    @Test
    void announcementReplacesAnEntryMadeByAProbe() {
        sightings.answered(HERE, 1);
        assertEquals("10.0.0.5:7788", only().name());
        assertEquals(-1, only().people());
        sightings.announced(club(ADAS_KEY), HERE);
        assertEquals("Club", only().name());
    }

    @Test
    void serversAndAddressesAreBounded() {
        for (int i = 0; i < 1_000; i++) {
            var made =
                    new ServerAnnouncement(
                            1, "id" + i, "", "Flood", "", 7788, new ServerOccupancy(2, 1, false));
            sightings.announced(made, at("10.1.%d.%d".formatted(i / 250, i % 250), 7788));
            sightings.announced(club(ADAS_KEY), at("10.2.%d.%d".formatted(i / 250, i % 250), 7788));
        }
        assertEquals(Sightings.MAX_SERVERS, sightings.list().size());
        assertTrue(
                sightings.list().stream()
                        .allMatch(near -> near.addresses().size() <= Sightings.MAX_ADDRESSES));
    }
}
