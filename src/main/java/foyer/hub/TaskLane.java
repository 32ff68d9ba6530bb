package foyer.hub;

import java.util.ArrayDeque;

/// The waiting tasks of one connection, in order, with how much memory they take. Guarded by its
/// [TaskQueue].
final class TaskLane<T> {
    /// More tasks than a connection may send in seconds.
    static final int TASKS_MAX = 300;

    /// More than the pieces of files that a connection may have under way.
    static final int CHARS_MAX = 1 << 20;

    /// While the tasks of all connections together take more, a connection may only have
    /// [#SHARE_CHARS] waiting: 64 MB at two bytes a character.
    static final long ALL_CHARS_MAX = 32L << 20;

    /// What a connection may have waiting in any case.
    static final int SHARE_CHARS = 64 * 1024;

    private record Waiting<T>(T task, int chars) {}

    private final ArrayDeque<Waiting<T>> tasks = new ArrayDeque<>();
    private int chars;

    /// @param allChars how much the tasks of all connections take
    boolean accepts(int moreChars, long allChars) {
        return tasks.isEmpty()
                || (tasks.size() < TASKS_MAX
                        && chars + moreChars
                                <= (allChars + moreChars > ALL_CHARS_MAX
                                        ? SHARE_CHARS
                                        : CHARS_MAX));
    }

    void add(T task, int taskChars) {
        tasks.add(new Waiting<>(task, taskChars));
        chars += taskChars;
    }

    boolean isEmpty() {
        return tasks.isEmpty();
    }

    int count() {
        return tasks.size();
    }

    int headChars() {
        return tasks.getFirst().chars;
    }

    T poll() {
        Waiting<T> first = tasks.removeFirst();
        chars -= first.chars;
        return first.task;
    }

    /// Drops the tasks.
    ///
    /// @return how much memory they took
    int clear() {
        int dropped = chars;
        tasks.clear();
        chars = 0;
        return dropped;
    }
}
