package dev.cryb.messaging.sweep;

import dev.cryb.bus.Todo;
import dev.cryb.bus.TodoHandler;
import dev.cryb.id.ChannelId;
import dev.cryb.id.UserId;
import dev.cryb.messaging.attachment.AttachmentRepository;
import dev.cryb.request.Caller;
import dev.cryb.request.ReleaseFiles;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Sweeps what was said in a channel that is gone, a piece at a time; its files first, as media is to hear of them. */
@ApplicationScoped
class SweepChannelHandler implements TodoHandler {

    private static final Caller SELF = new Caller(new UserId(1), "service", "service", null);

    private final Pool pool;
    private final SweepRepository sweep;
    private final AttachmentRepository attachments;

    SweepChannelHandler(Pool pool, SweepRepository sweep, AttachmentRepository attachments) {
        this.pool = pool;
        this.sweep = sweep;
        this.attachments = attachments;
    }

    @Override
    public String kind() {
        return Sweeps.CHANNEL;
    }

    @Override
    public Uni<Outcome> handle(Todo todo) {
        ChannelId id = new ChannelId(Long.parseLong(todo.payload()));
        return attachments
                .anyOf(pool, id)
                .chain(any -> any
                        ? Uni.createFrom().item(Outcome.command(SELF, new ReleaseFiles(id)))
                        : sweep.channel(id.value())
                                .map(clean -> clean ? Outcome.done() : Outcome.again(Duration.ZERO)));
    }
}
