package dev.cryb.messaging.voice;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.error.Refused;
import dev.cryb.id.ServerId;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ChannelModel;
import dev.cryb.messaging.access.Rights;
import dev.cryb.messaging.access.ServerModel;
import dev.cryb.permission.Permissions;
import dev.cryb.request.Ack;
import dev.cryb.request.CheckVoice;
import dev.cryb.request.CheckVoice.Talker;
import dev.cryb.request.JudgeVoice;
import dev.cryb.request.Service;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Tells voice what people who talk may do where they talk; in the line in which their rights change. */
@ApplicationScoped
class CheckVoiceHandler implements CommandHandler<CheckVoice> {

    private final Access access;

    CheckVoiceHandler(Access access) {
        this.access = access;
    }

    /** @param exists whether the channel is there at all */
    private record Judgement(boolean exists, Permissions rights) {
        static final Judgement GONE = new Judgement(false, Permissions.NONE);
        static final Judgement NOTHING = new Judgement(true, Permissions.NONE);
    }

    @Override
    public Class<CheckVoice> command() {
        return CheckVoice.class;
    }

    @Override
    public Uni<Ack> handle(CheckVoice command, UnitOfWork work) {
        return Multi.createFrom()
                .iterable(command.talkers())
                .onItem()
                .transformToUniAndConcatenate(talker -> judge(command.serverId(), talker, work)
                        .onFailure(Refused.class)
                        .recoverWithItem(Judgement.GONE)
                        .invoke(judgement -> work.send(
                                Service.VOICE,
                                new JudgeVoice(
                                        talker.userId(), talker.call(), judgement.exists(), judgement.rights()))))
                .collect()
                .asList()
                .map(all -> Ack.done());
    }

    private Uni<Judgement> judge(@Nullable ServerId serverId, Talker talker, UnitOfWork work) {
        return serverId == null
                ? access.dm(work, talker.channelId())
                        .map(dm -> dm.recipients().contains(talker.userId()) && !dm.isBlocked()
                                ? new Judgement(true, Permissions.IN_DM)
                                : Judgement.NOTHING)
                : access.any(work, serverId).chain(server -> inServer(server, talker, work));
    }

    private Uni<Judgement> inServer(ServerModel server, Talker talker, UnitOfWork work) {
        ChannelModel channel = server.channel(talker.channelId());
        return channel == null
                ? Uni.createFrom().item(Judgement.GONE)
                : access.member(work, server, talker.userId())
                        .map(member -> new Judgement(
                                true,
                                Rights.inChannel(
                                                server.ground(),
                                                member,
                                                channel.access().overwrites(),
                                                work.time())
                                        .held()))
                        .onFailure(Refused.class)
                        .recoverWithItem(Judgement.NOTHING);
    }
}
