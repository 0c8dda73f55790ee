package dev.cryb.gateway.limits;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cryb.gateway.limits.Word.Spent;
import dev.cryb.json.Json;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * How gateways count together: whoever has something open on several of them has one limit, not one on each.
 *
 * <p>A gateway asks when a party comes that was not there; those that know it answer with what it has used up. From then
 * on each tells the others of every request, so nobody speaks of the many who are on one gateway only. What is lost on
 * the way is counted by one gateway only, until the party's next word.
 */
public final class Sharing {

    private static final Logger LOG = Logger.getLogger(Sharing.class);

    /** How often it is said again who is here, so that it counts there; well within {@link Usage#HEARD_NANOS}. */
    public static final long AGAIN_MS = 60_000;

    private final String self;
    private final Consumer<String> line;
    private final Ledger ledger;
    private final LongSupplier clock;

    Sharing(String self, Consumer<String> line, Ledger ledger, LongSupplier clock) {
        this.self = self;
        this.line = line;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Says again who is here and elsewhere too. */
    public void restate() {
        ledger.shared((party, usage) -> say(new Word(self, party, false, usage.open(), true, List.of())));
    }

    /** Something of the party has opened or closed here. */
    void opened(Party party, Usage usage, boolean first) {
        long now = clock.getAsLong();
        if (first) {
            say(new Word(self, party, true, usage.open(), false, usage.spent(now)));
        } else if (usage.isElsewhere(now)) {
            say(new Word(self, party, false, usage.open(), true, List.of()));
        }
    }

    /** The party has taken one out of a bucket here. */
    void took(Party party, Usage usage, Spent one) {
        if (usage.isElsewhere(clock.getAsLong())) {
            say(new Word(self, party, false, usage.open(), true, List.of(one)));
        }
    }

    private void say(Word word) {
        line.accept(Json.write(word));
    }

    /** Takes what a gateway says, this one included. */
    public void hear(String text) {
        try {
            hear(Json.shared().readValue(text, Word.class));
        } catch (JsonProcessingException e) {
            LOG.warnf("another gateway counts in words that we do not know: %s", e.getOriginalMessage());
        }
    }

    private void hear(Word word) {
        Usage usage = word.from().equals(self) ? null : ledger.known(word.party());
        if (usage == null) {
            return;
        }
        long now = clock.getAsLong();
        if (word.asks()) {
            List<Spent> spent = usage.spent(now);
            if (usage.open() > 0 || !spent.isEmpty()) {
                say(new Word(self, word.party(), false, usage.open(), false, spent));
            }
        }
        usage.hear(word, now);
    }
}
