package foyer.discovery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The UDP sockets of somebody who listens for [DiscoveryMessage]s and sends them: one that hears
/// everybody, one for each place to speak from. [DiscoveryLoop]'s thread.
final class DatagramTransport {
    private static final Logger LOG = LoggerFactory.getLogger(DatagramTransport.class);

    /// Datagrams read before others have their turn.
    private static final int AT_ONCE = 64;

    private static final int HOPS = 1;
    private static final InetAddress GROUP = group();

    private final DiscoveryLoop loop;
    private final int port;
    private final boolean answers;
    private final Receiver receiver;
    private final ByteBuffer in = ByteBuffer.allocate(DiscoveryMessage.BYTES + 1);
    private final List<DatagramChannel> open = new ArrayList<>();
    private final List<Sender> senders = new ArrayList<>();
    private @Nullable DatagramChannel direct;

    /// Hears signals.
    interface Receiver {
        void received(DiscoveryMessage discoveryMessage, InetSocketAddress from);
    }

    private record Sender(DatagramChannel channel, LocalInterface place) {}

    /// @param answers whether it must also hear what is sent to this computer alone; only one
    ///   program of a computer hears that
    DatagramTransport(DiscoveryLoop loop, int port, boolean answers, Receiver receiver) {
        this.loop = loop;
        this.port = port;
        this.answers = answers;
        this.receiver = receiver;
    }

    private static InetAddress group() {
        try {
            return InetAddress.getByAddress(new byte[] {(byte) 239, (byte) 255, 77, 88});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Listens and speaks there from now on, and nowhere else.
    void bindTo(List<LocalInterface> places) {
        close();
        if (places.isEmpty()) {
            return;
        }
        DatagramChannel common = listen(places);
        for (LocalInterface place : places) {
            try {
                DatagramChannel channel = opened(new InetSocketAddress(place.address(), 0));
                channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, HOPS);
                channel.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, true);
                NetworkInterface card = NetworkInterface.getByInetAddress(place.address());
                if (card != null) {
                    channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, card);
                }
                senders.add(new Sender(channel, place));
            } catch (IOException e) {
                LOG.info("no voice at {}: {}", place, e.toString());
            }
        }
        direct = answers && common != null ? common : anywhere();
    }

    private @Nullable DatagramChannel listen(List<LocalInterface> places) {
        DatagramChannel channel;
        try {
            channel =
                    opened(
                            new InetSocketAddress(
                                    answers ? InetAddress.ofLiteral("0.0.0.0") : GROUP, port));
        } catch (IOException e) {
            channel = anyHow();
        }
        if (channel == null) {
            return null;
        }
        for (LocalInterface place : places) {
            try {
                NetworkInterface card = NetworkInterface.getByInetAddress(place.address());
                if (card != null) {
                    channel.join(GROUP, card);
                }
            } catch (IOException | IllegalStateException e) {
                LOG.info("{} takes nobody into its group: {}", place, e.toString());
            }
        }
        return channel;
    }

    /// Some systems bind to no group, so there what is sent to this computer alone is heard, too.
    private @Nullable DatagramChannel anyHow() {
        try {
            return opened(new InetSocketAddress(port));
        } catch (IOException e) {
            LOG.info("UDP port {} cannot be listened at: {}", port, e.toString());
            return null;
        }
    }

    private @Nullable DatagramChannel anywhere() {
        try {
            return opened(new InetSocketAddress(0));
        } catch (IOException e) {
            LOG.info("no UDP socket: {}", e.toString());
            return null;
        }
    }

    private DatagramChannel opened(SocketAddress at) throws IOException {
        DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.setOption(StandardSocketOptions.SO_BROADCAST, true);
            channel.bind(at);
            channel.configureBlocking(false);
            loop.onReadable(channel, () -> read(channel));
            open.add(channel);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /// To everybody, everywhere.
    void broadcast(DiscoveryMessage discoveryMessage) {
        byte[] bytes = DiscoveryMessageCodec.write(discoveryMessage);
        for (Sender sender : senders) {
            send(sender.channel, bytes, new InetSocketAddress(GROUP, port));
            InetAddress all = sender.place.broadcast();
            if (all != null) {
                send(sender.channel, bytes, new InetSocketAddress(all, port));
            }
        }
    }

    /// To one.
    void send(DiscoveryMessage discoveryMessage, InetSocketAddress to) {
        if (direct != null) {
            send(direct, DiscoveryMessageCodec.write(discoveryMessage), to);
        }
    }

    private static void send(DatagramChannel from, byte[] bytes, InetSocketAddress to) {
        try {
            from.send(ByteBuffer.wrap(bytes), to);
        } catch (IOException e) {
            // a network that is just going away says so here
            LOG.debug("nothing could be sent to {}: {}", to, e.toString());
        }
    }

    private void read(DatagramChannel channel) {
        try {
            for (int i = 0; i < AT_ONCE; i++) {
                in.clear();
                if (!(channel.receive(in) instanceof InetSocketAddress from)) {
                    return;
                }
                DiscoveryMessage discoveryMessage = DiscoveryMessageCodec.read(in.flip());
                if (discoveryMessage != null) {
                    receiver.received(discoveryMessage, from);
                }
            }
        } catch (IOException e) {
            LOG.debug("a datagram could not be read: {}", e.toString());
        }
    }

    void close() {
        for (DatagramChannel channel : open) {
            try {
                channel.close();
            } catch (IOException e) {
                LOG.debug("a socket was not closed in order", e);
            }
        }
        open.clear();
        senders.clear();
        direct = null;
    }
}
