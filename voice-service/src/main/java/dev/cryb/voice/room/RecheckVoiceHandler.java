package dev.cryb.voice.room;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.request.Ack;
import dev.cryb.request.CheckVoice;
import dev.cryb.request.CheckVoice.Talker;
import dev.cryb.request.RecheckVoice;
import dev.cryb.request.Service;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Asks messaging about those who talk where rights may have changed. */
@ApplicationScoped
class RecheckVoiceHandler implements CommandHandler<RecheckVoice> {

    /** Those asked about at once; of more, the rest is asked about the next time that all are. */
    private static final int MOST = 1_000;

    private final CallRepository repository;

    RecheckVoiceHandler(CallRepository repository) {
        this.repository = repository;
    }

    @Override
    public Class<RecheckVoice> command() {
        return RecheckVoice.class;
    }

    @Override
    public Uni<Ack> handle(RecheckVoice command, UnitOfWork work) {
        return work.transaction()
                .chain(transaction -> repository.concerned(PgTransaction.connection(transaction), command, MOST))
                .map(calls -> {
                    List<Talker> talkers = calls.stream()
                            .map(call -> new Talker(call.userId(), call.channelId(), call.id()))
                            .toList();
                    for (int from = 0; from < talkers.size(); from += CheckVoice.MOST) {
                        int to = Math.min(talkers.size(), from + CheckVoice.MOST);
                        work.send(
                                Service.MESSAGING,
                                new CheckVoice(command.serverId(), List.copyOf(talkers.subList(from, to))));
                    }
                    return Ack.done();
                });
    }
}
