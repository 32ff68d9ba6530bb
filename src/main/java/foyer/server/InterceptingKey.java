package foyer.server;

import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/// Wraps the library's selection key. When the library asks to be notified for writing, its output
/// is moved to the outbox at once. Its queue stays empty, so its lost wake-ups cannot delay output.
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
