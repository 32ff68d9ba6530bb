package foyer.hub;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Sentence;
import java.util.function.LongSupplier;

/// Refuses commands of a member whose [Budget], or that of their address, is used up. Hub thread.
final class CommandRateLimiter {
    private final Delivery delivery;
    private final LongSupplier nanoTime;

    CommandRateLimiter(Delivery delivery, LongSupplier nanoTime) {
        this.delivery = delivery;
        this.nanoTime = nanoTime;
    }

    /// Charges a command's price, unless the sender has spent too much.
    boolean refuseIfTooFast(Person person, long requestId, Command command) {
        CommandPrice price = CommandPrice.of(command);
        return price.pace() != Pace.OTHER
                && (refuseIfTooFast(person, requestId, price.pace(), price.tokens())
                        || (price.stored() > 0
                                && refuseIfStoredTooMuch(person, requestId, price.stored())));
    }

    /// Charges one token of a pace, unless the sender has spent too much.
    boolean refuseIfTooFast(Person person, long requestId, Pace pace) {
        return refuseIfTooFast(person, requestId, pace, 1);
    }

    private boolean refuseIfTooFast(Person person, long requestId, Pace pace, double tokens) {
        long now = nanoTime.getAsLong();
        if (!person.budget.of(pace).hasToken(now)) {
            delivery.refuse(
                    person.peer,
                    requestId,
                    ErrorCode.TOO_FAST,
                    "You’re sending too fast. Wait a moment and try again.");
            return true;
        }
        Budget address = person.addressBudget;
        if (address != null && !address.of(pace).hasToken(now)) {
            delivery.refuse(
                    person.peer,
                    requestId,
                    ErrorCode.TOO_FAST,
                    "Too many requests from your address. Wait a moment.",
                    Sentence.ADDRESS_TOO_FAST.with());
            return true;
        }
        person.charge(pace, tokens);
        return false;
    }

    private boolean refuseIfStoredTooMuch(Person person, long requestId, int bytes) {
        long now = nanoTime.getAsLong();
        Budget address = person.addressBudget;
        if (!person.budget.of(Pace.STORING).hasToken(now)
                || (address != null && !address.of(Pace.STORING).hasToken(now))) {
            delivery.refuse(
                    person.peer,
                    requestId,
                    ErrorCode.TOO_MANY,
                    "You have written as much as the host keeps in a day. Try again later.",
                    Sentence.STORED_TOO_MUCH.with());
            return true;
        }
        person.charge(Pace.STORING, bytes);
        return false;
    }
}
