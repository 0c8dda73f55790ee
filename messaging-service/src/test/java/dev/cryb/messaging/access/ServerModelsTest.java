package dev.cryb.messaging.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryb.event.ChannelAccess;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.ChannelType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerModelsTest {

    @Test
    void longestUnusedServerGoesWithItsChannels() {
        ServerModels models = new ServerModels();
        for (int i = 1; i <= ServerModels.SERVERS; i++) {
            models.keep(server(i));
        }
        assertThat(models.serverOf(new ChannelId(1001))).isNotNull();

        models.keep(server(ServerModels.SERVERS + 1));

        assertThat(models.server(new ServerId(2))).isNull();
        assertThat(models.serverOf(new ChannelId(1002))).isNull();
        assertThat(models.serverOf(new ChannelId(1001))).isNotNull();
        assertThat(models.serverOf(new ChannelId(1001 + ServerModels.SERVERS))).isNotNull();
    }

    @Test
    void postedMessagesTakeTheNextPlace() {
        ChannelModel channel = channel(1, 5);

        channel.posted(new UserId(1), Instant.EPOCH.plusSeconds(60));

        assertThat(channel.seq()).isEqualTo(1);
        assertThat(channel.lastSent(new UserId(1))).isEqualTo(Instant.EPOCH.plusSeconds(60));
        assertThat(channel.lastSent(new UserId(2))).isNull();
    }

    private static ServerModel server(int id) {
        return new ServerModel(
                Rights.Ground.of(new ServerId(id), new UserId(1), List.of()), List.of(channel(1000 + id, 0)));
    }

    private static ChannelModel channel(int id, int slowmodeSeconds) {
        return new ChannelModel(
                new ChannelAccess(new ChannelId(id), ChannelType.TEXT, null, List.of()), 0, slowmodeSeconds, 0);
    }
}
