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

/// The UDP sockets for [DiscoveryMessage]s: one that receives, one on each local interface that
/// sends. Thread of the [DiscoveryLoop].
final class DatagramTransport {
    private static final Logger LOG = LoggerFactory.getLogger(DatagramTransport.class);

    /// Datagrams read before other tasks run.
    private static final int MAX_READS = 64;

    private static final int HOPS = 1;
    private static final InetAddress GROUP = group();

    private final DiscoveryLoop loop;
    private final int port;
    private final boolean unicast;
    private final Receiver receiver;
    private final ByteBuffer buffer = ByteBuffer.allocate(DiscoveryMessage.MAX_BYTES + 1);
    private final List<DatagramChannel> channels = new ArrayList<>();
    private final List<Sender> senders = new ArrayList<>();
    private @Nullable DatagramChannel unicastSender;

    interface Receiver {
        void onMessage(DiscoveryMessage message, InetSocketAddress sender);
    }

    private record Sender(DatagramChannel channel, LocalInterface localInterface) {}

    /// @param unicast whether to receive datagrams sent to this computer alone, too; the system
    ///   delivers those to one program only
    DatagramTransport(DiscoveryLoop loop, int port, boolean unicast, Receiver receiver) {
        this.loop = loop;
        this.port = port;
        this.unicast = unicast;
        this.receiver = receiver;
    }

    private static InetAddress group() {
        try {
            return InetAddress.getByAddress(new byte[] {(byte) 239, (byte) 255, 77, 88});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Receives and sends on these interfaces only.
    void bindTo(List<LocalInterface> interfaces) {
        close();
        if (interfaces.isEmpty()) {
            return;
        }
        DatagramChannel receiving = listen(interfaces);
        for (LocalInterface each : interfaces) {
            try {
                DatagramChannel channel = open(new InetSocketAddress(each.address(), 0));
                channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, HOPS);
                channel.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, true);
                NetworkInterface networkInterface =
                        NetworkInterface.getByInetAddress(each.address());
                if (networkInterface != null) {
                    channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, networkInterface);
                }
                senders.add(new Sender(channel, each));
            } catch (IOException e) {
                LOG.info("cannot send on {}: {}", each, e.toString());
            }
        }
        unicastSender = unicast && receiving != null ? receiving : openAnyPort();
    }

    private @Nullable DatagramChannel listen(List<LocalInterface> interfaces) {
        DatagramChannel channel;
        try {
            channel =
                    open(
                            new InetSocketAddress(
                                    unicast ? InetAddress.ofLiteral("0.0.0.0") : GROUP, port));
        } catch (IOException e) {
            channel = openPort();
        }
        if (channel == null) {
            return null;
        }
        for (LocalInterface each : interfaces) {
            try {
                NetworkInterface networkInterface =
                        NetworkInterface.getByInetAddress(each.address());
                if (networkInterface != null) {
                    channel.join(GROUP, networkInterface);
                }
            } catch (IOException | IllegalStateException e) {
                LOG.info("cannot join the multicast group on {}: {}", each, e.toString());
            }
        }
        return channel;
    }

    /// Listens at any address: some systems cannot bind to a multicast group.
    private @Nullable DatagramChannel openPort() {
        try {
            return open(new InetSocketAddress(port));
        } catch (IOException e) {
            LOG.info("cannot listen on UDP port {}: {}", port, e.toString());
            return null;
        }
    }

    private @Nullable DatagramChannel openAnyPort() {
        try {
            return open(new InetSocketAddress(0));
        } catch (IOException e) {
            LOG.info("cannot open a UDP socket: {}", e.toString());
            return null;
        }
    }

    private DatagramChannel open(SocketAddress address) throws IOException {
        DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.setOption(StandardSocketOptions.SO_BROADCAST, true);
            channel.bind(address);
            channel.configureBlocking(false);
            loop.onReadable(channel, () -> read(channel));
            channels.add(channel);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /// Sends to the multicast group and the broadcast address of every interface.
    void broadcast(DiscoveryMessage message) {
        byte[] bytes = DiscoveryMessageCodec.write(message);
        for (Sender sender : senders) {
            send(sender.channel, bytes, new InetSocketAddress(GROUP, port));
            InetAddress broadcast = sender.localInterface.broadcast();
            if (broadcast != null) {
                send(sender.channel, bytes, new InetSocketAddress(broadcast, port));
            }
        }
    }

    void send(DiscoveryMessage message, InetSocketAddress receiver) {
        if (unicastSender != null) {
            send(unicastSender, DiscoveryMessageCodec.write(message), receiver);
        }
    }

    private static void send(DatagramChannel channel, byte[] bytes, InetSocketAddress receiver) {
        try {
            channel.send(ByteBuffer.wrap(bytes), receiver);
        } catch (IOException e) {
            // the network may have just gone
            LOG.debug("cannot send to {}: {}", receiver, e.toString());
        }
    }

    private void read(DatagramChannel channel) {
        try {
            for (int i = 0; i < MAX_READS; i++) {
                buffer.clear();
                if (!(channel.receive(buffer) instanceof InetSocketAddress sender)) {
                    return;
                }
                DiscoveryMessage message = DiscoveryMessageCodec.read(buffer.flip());
                if (message != null) {
                    receiver.onMessage(message, sender);
                }
            }
        } catch (IOException e) {
            LOG.debug("cannot read a datagram: {}", e.toString());
        }
    }

    void close() {
        for (DatagramChannel channel : channels) {
            try {
                channel.close();
            } catch (IOException e) {
                LOG.debug("closing a UDP socket failed", e);
            }
        }
        channels.clear();
        senders.clear();
        unicastSender = null;
    }
}
