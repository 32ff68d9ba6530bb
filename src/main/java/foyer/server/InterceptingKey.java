package foyer.server;

import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/// Stands before a connection's real key: where the library asks to be called for writing, what it
/// wants to write is taken over at once. So its queue stays empty, and there is no wake-up for it
/// to lose.
final class InterceptingKey extends SelectionKey {
    private final SelectionKey key;
    private final ConnectionChannel channel;

    InterceptingKey(SelectionKey key, ConnectionChannel channel) {
        this.key = key;
        this.channel = channel;
    }

    @Override
    public SelectionKey interestOps(int ops) {
        if ((ops & OP_WRITE) != 0) {
            channel.takeLibraryOutput();
        }
        return this;
    }

    @Override
    public int interestOps() {
        return key.interestOps();
    }

    @Override
    public int readyOps() {
        return key.readyOps();
    }

    @Override
    public SelectableChannel channel() {
        return key.channel();
    }

    @Override
    public Selector selector() {
        return key.selector();
    }

    @Override
    public boolean isValid() {
        return key.isValid();
    }

    @Override
    public void cancel() {
        key.cancel();
    }
}
