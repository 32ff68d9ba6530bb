package foyer.serverfiles;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The entries of the store's folder with their sizes, and how much each member and each address
/// has. Nothing in it takes longer if there are more entries, except the lists. One thread.
final class StorageUsage {
    private static final Account NONE = new Account();

    /// The files and bytes of one member or address.
    static final class Account {
        private int entries;
        private int files;
        private long bytes;

        /// How many files it has on the disk, including the empty ones that are claims.
        int entries() {
            return entries;
        }

        /// How many shared files and unfinished uploads it has.
        int files() {
            return files;
        }

        long bytes() {
            return bytes;
        }
    }

    /// @param member empty if unknown
    /// @param address empty if unknown, as after a restart: addresses are not stored
    record Owner(String member, String address) {
        static final Owner UNKNOWN = new Owner("", "");
    }

    private record Entry(Owner owner, long bytes) {}

    private record UploadKey(String file, String member) {}

    private final Map<StoredFile, Entry> entries = new HashMap<>();
    private final Map<String, Account> byMember = new HashMap<>();
    private final Map<String, Account> byAddress = new HashMap<>();

    /// The unfinished uploads, the one that has waited longest for data first.
    private final SequencedMap<UploadKey, StoredFile.Partial> partials = new LinkedHashMap<>();

    private final Map<String, Integer> partialsOf = new HashMap<>();
    private final Map<String, Integer> claimsOn = new HashMap<>();
    private final Account all = new Account();

    Account all() {
        return all;
    }

    Account ofMember(String member) {
        return byMember.getOrDefault(member, NONE);
    }

    Account ofAddress(String address) {
        return byAddress.getOrDefault(address, NONE);
    }

    boolean have(StoredFile storedFile) {
        return entries.containsKey(storedFile);
    }

    /// The bytes on the disk; 0 if the store does not have it.
    long bytes(StoredFile storedFile) {
        Entry entry = entries.get(storedFile);
        return entry == null ? 0 : entry.bytes;
    }

    /// Who is charged for it.
    Owner owner(StoredFile storedFile) {
        Entry entry = entries.get(storedFile);
        return entry == null ? Owner.UNKNOWN : entry.owner;
    }

    /// A member's unfinished upload, or null if there is none.
    StoredFile.@Nullable Partial partial(String file, String member) {
        return partials.get(new UploadKey(file, member));
    }

    /// The unfinished upload that has waited longest if there are more, or null.
    StoredFile.@Nullable Partial oldestPartialAbove(int count) {
        return partials.size() > count ? partials.firstEntry().getValue() : null;
    }

    int countPartials(String member) {
        return partialsOf.getOrDefault(member, 0);
    }

    boolean isClaimed(String file) {
        return claimsOn.containsKey(file);
    }

    /// A snapshot of all of one kind.
    <E extends StoredFile> List<E> list(Class<E> kind) {
        return entries.keySet().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// Adds an entry, or changes its owner and size.
    void put(StoredFile storedFile, Owner owner, long bytes) {
        remove(storedFile);
        entries.put(storedFile, new Entry(owner, bytes));
        charge(storedFile, owner, 1, bytes);
        switch (storedFile) {
            case StoredFile.Partial partial -> {
                partials.putLast(new UploadKey(partial.file(), partial.member()), partial);
                add(partialsOf, partial.member(), 1);
            }
            case StoredFile.Claim claim -> add(claimsOn, claim.file(), 1);
            case StoredFile.Complete _ -> {}
        }
    }

    /// Removes an entry.
    ///
    /// @return false if the store did not have it
    boolean remove(StoredFile storedFile) {
        Entry entry = entries.remove(storedFile);
        if (entry == null) {
            return false;
        }
        charge(storedFile, entry.owner, -1, -entry.bytes);
        switch (storedFile) {
            case StoredFile.Partial partial -> {
                partials.remove(new UploadKey(partial.file(), partial.member()));
                add(partialsOf, partial.member(), -1);
            }
            case StoredFile.Claim claim -> add(claimsOn, claim.file(), -1);
            case StoredFile.Complete _ -> {}
        }
        return true;
    }

    private static void add(Map<String, Integer> counts, String key, int count) {
        counts.merge(key, count, (a, b) -> a + b == 0 ? null : a + b);
    }

    private void charge(StoredFile storedFile, Owner owner, int count, long bytes) {
        int files = storedFile instanceof StoredFile.Claim ? 0 : count;
        change(all, count, files, bytes);
        change(byMember, owner.member, count, files, bytes);
        if (!owner.address.isEmpty()) {
            change(byAddress, owner.address, count, files, bytes);
        }
    }

    private static void change(
            Map<String, Account> accounts, String key, int count, int files, long bytes) {
        Account account = accounts.computeIfAbsent(key, _ -> new Account());
        change(account, count, files, bytes);
        if (account.entries == 0) {
            accounts.remove(key);
        }
    }

    private static void change(Account account, int count, int files, long bytes) {
        account.entries += count;
        account.files += files;
        account.bytes += bytes;
    }
}
