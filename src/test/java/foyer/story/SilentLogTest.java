package foyer.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import foyer.logging.SafeThrowableConverter;
import foyer.protocol.MemberId;
import foyer.testing.ConnectedClient;
import foyer.testing.IndependentClient;
import foyer.testing.TestServer;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// The log, with everything in it that can be, holds nothing that people wrote.
class SilentLogTest {
    private static final String KEY = "host-0000-1111-2222-3333";

    /// Says all that can be written in words of somebody's own.
    private static final List<String> WORDS =
            List.of(
                    "{'type':'join','room':'zebra room','password':'zebra'}",
                    "{'type':'say','room':'zebra room','n':1,'text':'zebra'}",
                    "{'type':'say','room':'zebra room','n':1,'text':'another zebra'}",
                    "{'type':'say','room':'no zebra','n':2,'text':'zebra'}",
                    "{'type':'edit','room':'zebra room','of':1,'text':'edited zebra'}",
                    "{'type':'search','words':'zebra','room':'zebra room'}",
                    "{'type':'react','room':'zebra room','of':1,'emoji':'zebra','on':true}",
                    "{'type':'set_presence','presence':'away','words':'zebra'}",
                    "{'type':'announce','n':3,'text':'zebra'}",
                    "{'type':'echo','text':'zebra'}",
                    "{'type':'set_topic','room':'zebra room','topic':'zebra'}",
                    "{'type':'set_password','room':'zebra room','password':'zebra'}",
                    "{'type':'rename','name':'Zebra zebra'}",
                    "{'type':'add_schedule','text':'zebra','minutes':1}",
                    "{'type':'close_room','room':'zebra room','seconds':0}",
                    "{'type':'remove','member':'zebra','reason':'zebra'}",
                    "{'type':'zebra','zebra':'zebra'}",
                    "{'type':'say','room':'zebra room','n':'zebra','text':'zebra'}");

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Queue<ILoggingEvent> events = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> appender =
            new AppenderBase<>() {
                @Override
                protected void append(ILoggingEvent event) {
                    events.add(event);
                }
            };

    @BeforeEach
    void listen() {
        appender.setContext(context);
        appender.start();
        var foyer = context.getLogger("foyer");
        foyer.setLevel(Level.TRACE);
        foyer.setAdditive(false);
        foyer.addAppender(appender);
    }

    @AfterEach
    void stop() {
        var foyer = context.getLogger("foyer");
        foyer.detachAppender(appender);
        foyer.setAdditive(true);
        foyer.setLevel(null);
    }

    @Test
    void logHoldsNothingUsersWrote() throws Exception {
        try (var server = TestServer.start(MemberId.of(KEY));
                var independentClient = IndependentClient.called("zebra", KEY, server.port());
                var connectedClient = new ConnectedClient("zebra's friend", server.address)) {
            connectedClient.untilIn("Lobby");
            connectedClient.say("Lobby", "zebra");
            connectedClient.untilHeard("Lobby", "zebra's friend: zebra");
            WORDS.forEach(independentClient::ask);
            independentClient.send("{\"zebra");
            independentClient.send("zebra");
            independentClient.ask("{'type':'goodbye'}");
            assertEquals(1000, independentClient.closeCode());
        }
        assertFalse(events.isEmpty());
        assertEquals(List.of(), events.stream().filter(SilentLogTest::tells).toList());
    }

    private static boolean tells(ILoggingEvent event) {
        String line = event.getFormattedMessage() + new SafeThrowableConverter().convert(event);
        return line.toLowerCase(Locale.ROOT).contains("zebra");
    }
}
